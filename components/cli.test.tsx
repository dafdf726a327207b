import { describe, expect, test } from 'vitest'
import { CLI_SERVERS } from './testing/cli-servers'
import { CLI_STREAMS } from './testing/cli-streams'

describe.each([...CLI_SERVERS, ...CLI_STREAMS])('$table', ({ columns, cli, beside }) => {
  const ids = columns.map((c) => c.id)

  test('has every column of the CLI, and more', () => {
    const lacks = Object.entries(cli).filter(([, id]) => !ids.includes(id))
    expect(lacks).toEqual([])
    expect(beside.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('has ids that an address can hold, each once, and a file value wherever the value only sorts', () => {
    expect(ids.filter((id) => !/^[a-z][a-z0-9-]*$/.test(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    const timed = columns.filter((c) => ['age', 'uptime', 'margin', 'spread', 'state'].includes(c.id))
    expect(timed.filter((c) => c.file === undefined && c.since === undefined).map((c) => c.id)).toEqual([])
  })
})
