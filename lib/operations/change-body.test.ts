import { describe, expect, test } from 'vitest'
import { check } from '@/lib/access/strict'
import { previewUpdateBody, updateBody } from './change-body'

const errorsOf = (config: object) => {
  const preview = check(previewUpdateBody, { config })
  const update = check(updateBody, { config, base: {}, requestId: 'r-12345678' })
  expect(preview).toEqual('errors' in update ? update : { ok: { config } })
  return 'errors' in preview ? preview.errors : null
}

describe('the configuration of a change', () => {
  test('what no server could read is named by field', () => {
    expect(errorsOf({ placement: { tags: 'az:1' } })).toEqual({
      'config.placement.tags': ['Not a list of texts: "az:1".'],
    })
    expect(errorsOf({ placement: { tags: [1] } })).toEqual({
      'config.placement.tags': ['Not a list of texts: [1].'],
    })
    expect(errorsOf({ placement: 'xr', num_replicas: '3', sources: [{ name: 1 }] })).toEqual({
      'config.num_replicas': ['Not a whole number: "3".'],
      'config.placement': ['Not an object: "xr".'],
      'config.sources.0.name': ['Not a text: 1.'],
    })
    expect(errorsOf({ retention: 1 })).toHaveProperty(['config.retention'])
  })
  test('of the base as well', () => {
    expect(check(previewUpdateBody, { config: {}, base: { placement: { tags: 1 } } })).toEqual({
      errors: { 'base.placement.tags': ['Not a list of texts: 1.'] },
    })
  })
  test('what only a newer server knows is left to it', () => {
    expect(
      errorsOf({ name: 'E', retention: 'newer', from_the_future: { a: [1] }, placement: null }),
    ).toBeNull()
  })
})
