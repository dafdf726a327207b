import { expect, it } from 'vitest'
import { parseOptions, UsageError } from './options'

it('shows everything when nothing is asked for', () => {
  expect(parseOptions([])).toEqual({
    help: false,
    streams: true,
    traffic: true,
    dashboard: true,
    fresh: false,
    portOffset: 0,
  })
})

it('has no traffic without streams', () => {
  expect(parseOptions(['--no-streams'])).toMatchObject({ streams: false, traffic: false })
  expect(parseOptions(['--no-traffic'])).toMatchObject({ streams: true, traffic: false })
})

it.each([
  [['--port-offset', '20000'], 20_000],
  [['--port-offset=57302'], 57_302],
])('reads %j', (args, portOffset) => {
  expect(parseOptions(args)).toMatchObject({ portOffset })
})

it.each([['--port-offset', '57303'], ['--port-offset', 'x'], ['--port-offset'], ['--traffic'], ['start']])(
  'refuses %s %s by name',
  (...args) => {
    expect(() => parseOptions(args)).toThrow(UsageError)
    expect(() => parseOptions(args)).toThrow(args[0])
  },
)
