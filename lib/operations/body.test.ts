import { describe, expect, test } from 'vitest'
import { defaultConfig } from '@/lib/domain/stream-config/model'
import { createBody } from './body'

describe('the body of a create', () => {
  const body = { account: 'APP', requestId: 'r-12345678', config: { name: 'A', subjects: ['a'] } }
  test('what is left out is at the default of the CLI, but direct access, which JSON has to ask for', () => {
    const { allow_direct: _, ...usual } = defaultConfig('A', ['a'])
    expect(createBody.parse(body).config).toEqual(usual)
  })
  test('fields that Orrery does not know are kept where they were', () => {
    const config = { ...body.config, later: 1, mirror: { name: 'B', consumer: { name: 'C' } } }
    expect(createBody.parse({ ...body, config }).config).toMatchObject(config)
  })
  test('what is wrong is told by field', () => {
    const config = { ...body.config, max_age: '1h', sources: [{ name: 'B', opt_start_seq: 'x' }] }
    const { error } = createBody.safeParse({ ...body, config })
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([
      'config.max_age',
      'config.sources.0.opt_start_seq',
    ])
  })
  test('a year in ns is taken', () => {
    expect(
      createBody.safeParse({ ...body, config: { ...body.config, max_age: 365 * 86_400e9 } }).success,
    ).toBe(true)
  })
  test.each([
    { ...body, bogus: 1 },
    { ...body, config: { ...body.config, sources: [{ name: 1 }] } },
    { ...body, config: { ...body.config, placement: { preferred: 'x' } } },
    { ...body, config: { ...body.config, max_age: 1.5 } },
    { ...body, config: { ...body.config, storage: 'disk' } },
    { ...body, requestId: 'x' },
    { account: 'APP', requestId: 'r-12345678' },
  ])('refused: %j', (bad) => expect(createBody.safeParse(bad).success).toBe(false))
})
