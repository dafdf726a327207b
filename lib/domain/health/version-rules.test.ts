import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../model'
import { fires, healthy, noFacts, rule } from '../testing/rules'

/** The sample with its servers on these versions in turn. */
function on(...versions: (string | null)[]): Snapshot {
  const s = healthy()
  return {
    ...s,
    servers: s.servers.map((v, i) => ({ ...v, version: versions[i % versions.length] ?? null })),
  }
}

describe('UPDATE_ADVISED', () => {
  test('one finding a version that is concerned, with its servers, advisories and repairs', () => {
    const hits = rule('UPDATE_ADVISED').check(on('2.9.10', '2.10.27', '2.15.1'), noFacts())
    expect(hits.map((h) => [h.severity, h.summary])).toEqual([
      ['warning', 'Update advised: 29 security advisories concern nats-server 2.9.10'],
      ['warning', 'Update advised: 27 security advisories concern nats-server 2.10.27'],
    ])
    const [old, newer] = hits
    expect(old?.evidence[0]).toBe('4 servers: rg1-az1, rg1-az3, rg2-az2-x, rg3-az2')
    expect(old?.evidence).toContain(
      'fixed in 2.10.27 and 2.11.1, not in 2.9: CVE-2025-30215 (JetStream API open across accounts)',
    )
    expect(old?.evidence).toContain(
      'fixed in 2.9.23 and 2.10.2: CVE-2023-47090 (no authorization beside system accounts)',
    )
    expect(newer?.evidence.join()).not.toContain('CVE-2025-30215')
    expect(newer?.evidence.join()).toMatch(/fixed in 2\.11\.15 and 2\.12\.6, not in 2\.10: .*CVE-2026-33222/)
    expect(old?.remedy).toMatch(/^Update to 2\.12\.12 or 2\.14\.3, or to a newer line\./)
  })

  test.each(['2.15.1', '2.12.12', '2.9.0-dev', null])('nothing of %j', (version) => {
    expect(fires('UPDATE_ADVISED', on(version))).toEqual([])
  })
})

describe('VERSION_MIX', () => {
  test('says which servers run which version, the oldest first', () => {
    const s = on('2.15.1', '2.9.10')
    expect(fires('VERSION_MIX', s)).toEqual([
      'info supercluster versions: 2 versions of nats-server: 2.9.10 on 6, 2.15.1 on 6',
    ])
    const [hit] = rule('VERSION_MIX').check(s, noFacts())
    expect(hit?.evidence[1]).toBe('2.15.1: rg1-az1, rg1-az2, rg2-az1, rg2-az2-x, rg3-az1, rg3-az3')
    expect(hit?.evidence.join()).not.toContain('meta leader')
  })

  test('offers itself as a reason while there is no meta leader, but not between releases of one line', () => {
    const unled = (s: Snapshot) => ({ ...s, meta: { ...s.meta, leader: null } })
    const said = (s: Snapshot) => rule('VERSION_MIX').check(s, noFacts())[0]?.evidence.join()
    expect(said(unled(on('2.15.1', '2.9.10')))).toContain('cannot always elect a meta leader')
    expect(said(unled(on('2.15.1', '2.15.0')))).not.toContain('meta leader')
  })

  test('one version, and servers whose version is not known, are no mix', () => {
    expect(fires('VERSION_MIX', on('2.15.1'))).toEqual([])
    expect(fires('VERSION_MIX', on('2.15.1', null))).toEqual([])
  })
})
