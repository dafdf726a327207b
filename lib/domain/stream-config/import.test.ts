import { describe, expect, test } from 'vitest'
import { importConfig } from './import'
import { defaultConfig } from './model'
import { readDraft } from './read-draft'
import { withoutPart } from './unknown'

const CONFIG = { ...defaultConfig('WHOLE', ['whole.*']), num_replicas: 3, description: 'all of it' }
const SOURCE = { name: 'OTHER', opt_start_seq: 7 }
const MIRROR = { ...defaultConfig('MIRROR', []), duplicate_window: 0, mirror_direct: true }

describe('import', () => {
  const take = (value: unknown) => importConfig('APP', JSON.stringify(value))
  test('fields that Orrery does not know are kept where they were, and sent', () => {
    const later = {
      ...CONFIG,
      later: { deep: [1] },
      placement: { cluster: 'rg1', shelf: 2 },
      sources: [
        {
          ...SOURCE,
          later: { name: 'C' },
          consumer: { name: 'C', deliver_subject: 'x', cold: true },
          external: { api: '$JS.west.API', domain: 'west' },
          subject_transforms: [{ src: 'a.*', dest: 'b.$1', cold: true }],
        },
      ],
      consumer_limits: { idle: 5 },
    }
    const imported = take(later)
    expect(imported).toMatchObject({
      ok: true,
      problems: {},
      unknown: [
        'later',
        'sources.0.later',
        'sources.0.external.domain',
        'sources.0.subject_transforms.0.cold',
        'sources.0.consumer.cold',
        'placement.shelf',
        'consumer_limits.idle',
      ],
    })
    if (imported.ok) expect(readDraft(imported.draft).config).toEqual(later)
  })
  test('those of a mirror, and of what would be empty without them, as well', () => {
    const later = {
      ...MIRROR,
      mirror: { name: 'WHOLE', external: { api: '$JS.west.API', deliver: 'd', domain: 'west' } },
      placement: { shelf: 2 },
    }
    const imported = take(later)
    expect(imported).toMatchObject({ ok: true, unknown: ['mirror.external.domain', 'placement.shelf'] })
    if (imported.ok) expect(readDraft(imported.draft).config).toEqual(later)
  })
  test('what hung on a source goes with it and stays with the others', () => {
    const unknown = { later: 1, 'sources.0.a': 1, 'sources.1.b.c': 2, 'sources.10.d': 3, 'mirror.e': 4 }
    expect(withoutPart(unknown, 'sources', 0)).toEqual({
      later: 1,
      'sources.0.b.c': 2,
      'sources.9.d': 3,
      'mirror.e': 4,
    })
    expect(withoutPart(unknown, 'sources', 1)).toMatchObject({ 'sources.0.a': 1, 'sources.9.d': 3 })
    expect(withoutPart(unknown, 'mirror')).not.toHaveProperty('mirror.e')
  })
  test('errors are named by field, and the rest is taken', () => {
    const imported = take({ name: 'X', max_age: '1d', storage: 'disk', sources: [{ name: 5 }], max_msgs: 7 })
    expect(imported).toMatchObject({
      ok: true,
      problems: {
        max_age: 'Not a whole number: "1d".',
        storage: 'Not one of file, memory: "disk".',
        'sources.0.name': 'Not a text: 5.',
      },
      draft: { name: 'X', maxMsgs: '7' },
    })
  })
  test('the answer of a request for information is taken for its configuration', () => {
    expect(take({ config: { name: 'X', metadata: { '_nats.ver': '2.15.1' } }, state: {} })).toMatchObject({
      ok: true,
      draft: { name: 'X', metadata: [] },
      unknown: [],
    })
  })
  test.each(['', '[1]', '"x"', '{'])('%j is no configuration', (text) => {
    expect(importConfig('APP', text)).toMatchObject({ ok: false })
  })
  test('a sealed stream cannot be made', () => {
    expect(take({ name: 'X', sealed: true })).toMatchObject({ problems: { sealed: expect.any(String) } })
  })
})
