import { compareReleases, lineOf, type Release, releaseOf } from './version'

/** A published vulnerability of nats-server. */
export interface Advisory {
  /** Its CVE number, or the one of GitHub where it has none. */
  name: string
  /** The title in short; not in the words of a refusal ("permission"), by which people look for what Orrery may not ask. */
  about: string
  /** The first release that has it; null: every one before the repair. */
  since: string | null
  /** The first repaired release of each line that was repaired, oldest first. */
  fixed: readonly string[]
}

/** The day of the newest advisory below. */
export const ADVISORIES_UNTIL = '2026-06-29'
export const ADVISORIES_SITE = 'advisories.nats.io'

const all = (names: Record<string, string>, since: string | null, ...fixed: string[]): Advisory[] =>
  Object.entries(names).map(([name, about]) => ({ name, about, since, fixed }))

/**
 * The advisories of the NATS maintainers about nats-server with the releases that repair them, from
 * https://advisories.nats.io (github.com/nats-io/advisories, commit 0c7e90af of 2026-06-29), oldest first. Left out:
 * what names no repaired release (CVE-2025-68121, a matter of the Go that a release was built with).
 */
export const ADVISORIES: readonly Advisory[] = [
  ...all({ 'CVE-2020-26521': 'crash by a JWT', 'CVE-2020-26892': 'expired credentials' }, '2.0.0', '2.1.9'),
  ...all(
    { 'CVE-2020-28466': 'crash by import loops', 'CVE-2021-3127': 'import tokens not checked' },
    '2.0.0',
    '2.2.0',
  ),
  ...all({ 'CVE-2021-32026': 'TLS cipher suites missing' }, null, '2.2.3'),
  ...all({ 'CVE-2022-24450': 'clients choose their account' }, '2.0.0', '2.7.2'),
  ...all({ 'CVE-2022-26652': 'JetStream users write any file' }, '2.2.0', '2.7.4'),
  ...all({ 'CVE-2022-28357': 'system account writes any file' }, '2.2.0', '2.8.0'),
  ...all({ 'CVE-2022-29946': 'deny rules not enforced' }, '2.0.0', '2.8.2'),
  ...all({ 'CVE-2022-42708': 'crash by a user' }, '2.2.0', '2.9.3'),
  ...all({ 'CVE-2022-42709': 'crash by import loops' }, '2.0.0', '2.9.3'),
  ...all({ 'CVE-2023-47090': 'no authorization beside system accounts' }, '2.2.0', '2.9.23', '2.10.2'),
  ...all({ 'CVE-2023-46129': 'one key for all encryption by xkeys' }, '2.10.0', '2.10.4'),
  ...all({ 'CVE-2025-30215': 'JetStream API open across accounts' }, '2.2.0', '2.10.27', '2.11.1'),
  ...all({ 'CVE-2026-27571': 'WebSocket: memory before login' }, '2.2.0', '2.11.12', '2.12.3'),
  ...all({ 'CVE-2026-27889': 'WebSocket: crash before login' }, '2.2.0', '2.11.14', '2.12.5'),
  ...all({ 'CVE-2026-29785': 'leafnodes: crash before login' }, '2.0.0', '2.11.14', '2.12.5'),
  ...all(
    {
      'CVE-2026-33216': 'MQTT: passwords disclosed',
      'CVE-2026-33215': 'MQTT: sessions taken over',
      'CVE-2026-33217': 'MQTT: access rules without effect',
      'CVE-2026-33246': 'leafnodes: forged identity',
      'CVE-2026-33223': 'forged identity header',
      'CVE-2026-33218': 'leafnodes: crash before login',
      'CVE-2026-33219': 'WebSocket: memory before login',
      'CVE-2026-33222': 'JetStream: restore into other streams',
      'CVE-2026-33248': 'identity by TLS certificate bypassed',
      'CVE-2026-33247': 'credentials of the command line in monitoring',
      'CVE-2026-33249': 'message traces to any subject',
    },
    null,
    '2.11.15',
    '2.12.6',
  ),
  ...all(
    {
      'GHSA-38x3-76xf-cq45': 'routes without login beside no_auth_user',
      'GHSA-wh7g-5m82-pmhr': 'deny rules bypassed by wildcards',
      'GHSA-jx8g-9g95-6322': 'deny rules bypassed by queues',
    },
    null,
    '2.11.16',
    '2.12.7',
    '2.14.0',
  ),
  ...all({ 'GHSA-3g5q-cfh2-cq67': 'leafnodes: crash before login' }, null, '2.11.17', '2.12.8'),
  ...all({ 'GHSA-qrcv-3558-gj4f': 'MQTT: commands injected' }, null, '2.12.9', '2.14.1'),
  ...all({ 'GHSA-g33f-6538-grxh': 'crash by a JWT before login' }, null, '2.12.10', '2.14.2'),
  ...all(
    {
      'GHSA-p3j5-5hrq-p75h': 'leafnodes: message traces to any subject',
      'GHSA-4g68-3pwx-5vfj': 'MQTT: subscribe rules bypassed',
      'GHSA-hmmp-q8cx-v964': 'no_auth_user bypasses connection limits',
      'GHSA-r72h-j7qq-v6qg': 'MQTT: memory before login',
      'GHSA-7qmq-8cc4-hxwg': 'MQTT: retained messages bypass deny',
      'GHSA-p957-7v2w-g93g': 'MQTT over WebSocket: crash',
      'GHSA-q59r-vq66-pxc2': 'crash by a system request',
    },
    null,
    '2.12.12',
    '2.14.3',
  ),
]

/**
 * The advisories that concern a release. A line without a repair of its own is concerned when a newer line needed one.
 * Null when the version is no plain release: of a pre-release or a build of others nobody can tell.
 */
export function advisoriesFor(version: string | null): Advisory[] | null {
  const release = releaseOf(version)
  return release && ADVISORIES.filter((advisory) => concerns(advisory, release))
}

function concerns({ since, fixed }: Advisory, release: Release): boolean {
  const first = releaseOf(since)
  if (first && compareReleases(release, first) < 0) return false
  const own = repairOn(fixed, release)
  if (own) return compareReleases(release, own) < 0
  return fixed.map(releaseOf).some((repair) => repair !== null && compareReleases(release, repair) < 0)
}

/** The repaired release of the same line; null when that line got none. */
export function repairOn(fixed: readonly string[], release: Release): Release | null {
  return fixed.map(releaseOf).find((repair) => repair && lineOf(repair) === lineOf(release)) ?? null
}

/** The oldest release of each line, from that of `version` on, that no advisory known here concerns. */
export function safeReleases(version: string): string[] {
  const from = releaseOf(version)
  const newest = new Map<string, Release>()
  for (const text of ADVISORIES.flatMap(({ fixed }) => fixed)) {
    const release = releaseOf(text)
    if (!release) continue
    const known = newest.get(lineOf(release))
    if (!known || compareReleases(known, release) < 0) newest.set(lineOf(release), release)
  }
  return [...newest.values()]
    .filter((r) => (from === null || compareReleases(r, from) > 0) && !ADVISORIES.some((a) => concerns(a, r)))
    .sort(compareReleases)
    .map((r) => r.join('.'))
}
