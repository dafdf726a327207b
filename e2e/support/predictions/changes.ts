import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { defaultConfig } from '@/lib/domain/stream-config/model'
import { RESERVED, STANDING } from './cases'
import { api, change, insist, prepare, type Refusal } from './change'
import {
  type ChangeCase,
  edits,
  full,
  fullOfConsumers,
  moves,
  promisedChanges,
  removals,
  scales,
} from './change-cases'
import { remove } from './compare'
import { allLosses } from './losses'
import type { Rig } from './rig'
import { count, type Tally } from './tally'

const AT_ONCE = 6

/** Every change of a stream that exists, with the meta leader in xr and in rg1; what was refused, in NATS's words. */
export async function allChanges(rig: Rig, version: string, tally: Tally): Promise<Refusal[]> {
  const refusals: Refusal[] = []
  const [fromXr, fromRg1] = [
    [...scales(), ...moves()],
    [...scales(), ...moves(), ...edits(version), ...removals()],
  ]
  await rig.until('12 servers', (s) => s.servers.length === 12 && s.servers.every((x) => x.state === 'up'))
  // A stream of rg1 cannot be made while a server of xr leads.
  await rig.lead('rg1')
  await stands(rig)
  await each([...fromXr, ...fromRg1], (one) => prepare(rig, one))
  await lead(rig, 'xr')
  await run(rig, fromXr, 'meta leader in xr', tally, refusals)
  await lead(rig, 'rg1')
  await run(rig, fromRg1, 'meta leader in rg1', tally, refusals)
  const promised = promisedChanges()
  await each(promised, (one) => prepare(rig, one))
  await insist(rig, `STREAM.CREATE.${RESERVED.name}`, RESERVED)
  await rig.until('promised room', (s) =>
    s.servers.filter((x) => x.cluster === 'rg3').every((x) => (x.jetstream?.storeReserved ?? 0) > 0),
  )
  await run(rig, promised, 'rg3 promised away', tally, refusals)
  await allLosses(rig, version, tally)
  refusals.push(...(await asIs(rig)))
  return refusals
}

/** With a limit of replicated assets that rg1 has reached. */
export async function fullChanges(rig: Rig, limit: number, tally: Tally): Promise<void> {
  await rig.until('12 servers', (s) => s.servers.length === 12 && s.servers.every((x) => x.state === 'up'))
  await rig.lead('rg1')
  const cases = full()
  await each(cases, (one) => prepare(rig, one))
  const filler = (i: number) => ({
    ...defaultConfig(`FILL${i}`, [`fill${i}`]),
    num_replicas: 3,
    placement: { cluster: 'rg1' },
  })
  for (let i = 0; i < limit; i++) await insist(rig, `STREAM.CREATE.FILL${i}`, filler(i))
  await rig.until('a full rg1', (s) =>
    s.servers.filter((x) => x.cluster === 'rg1').every((x) => (x.jetstream?.haAssets ?? 0) > limit),
  )
  await run(rig, cases, `max_ha_assets ${limit}`, tally, [])
  for (let i = 0; i < limit; i++) await remove(rig.nc, `FILL${i}`)
}

/** The same where consumers take the room: they count as well. */
export async function fullOfConsumersChanges(rig: Rig, limit: number, tally: Tally): Promise<void> {
  const from = { ...defaultConfig('FULL', ['full']), num_replicas: 3, placement: { cluster: 'rg3' } }
  await prepare(rig, { what: 'full', from, consumers: Array.from({ length: limit - 1 }, () => 0) })
  await rig.until('a full rg3', (s) =>
    s.servers.filter((x) => x.cluster === 'rg3').every((x) => (x.jetstream?.haAssets ?? 0) > limit),
  )
  for (const one of fullOfConsumers()) {
    await rig.until('an empty rg1 and rg2', (s) =>
      s.servers
        .filter((x) => x.cluster === 'rg1' || x.cluster === 'rg2')
        .every((x) => x.jetstream?.haAssets === 1),
    )
    await prepare(rig, one)
    const has = one.consumers?.length ?? 0
    await rig.until(`${one.from.name} with ${has} consumers`, (s) =>
      s.streams.some((x) => x.name === one.from.name && x.consumers === has),
    )
    await run(rig, [one], `consumers, max_ha_assets ${limit}`, tally, [])
  }
}

const recorded = z.record(z.string(), z.array(z.unknown()))

/** Puts what was refused on a version into a file of all versions, each answer once, where the tests read it. */
export function record(file: string, version: string, refusals: readonly Refusal[]): void {
  const all = existsSync(file) ? recorded.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  const once = new Map(refusals.toReversed().map((r) => [`${r.err_code} ${r.description}`, r]))
  const next = { ...all, [version]: [...once.values()].toReversed() }
  writeFileSync(file, `${JSON.stringify(next, null, 1)}\n`)
}

async function run(rig: Rig, cases: ChangeCase[], where: string, tally: Tally, refusals: Refusal[]) {
  const settling: Promise<void>[] = []
  for (const one of cases) {
    const { settled } = await change(rig, one, (error) => refusals.push({ case: one.what, ...error }))
    settling.push(settled.then((verdict) => count(tally, `${where}: ${one.what}`, verdict)))
  }
  await Promise.all(settling)
}

/** The meta leader moves, and answers. */
async function lead(rig: Rig, cluster: string): Promise<void> {
  await rig.lead(cluster)
  await insist(rig, `STREAM.CREATE.${STANDING.name}`, STANDING)
}

/** Streams that others copy from and must not clash with. */
async function stands(rig: Rig): Promise<void> {
  for (const config of [STANDING, { ...STANDING, name: 'FIRST', subjects: ['first'] }]) {
    await insist(rig, `STREAM.CREATE.${config.name}`, config)
    await rig.until(config.name, (s) => s.streams.some((x) => x.name === config.name && x.leader !== null))
  }
}

/** What is refused beside updates: nothing of it is predicted, all of it is explained. */
async function asIs(rig: Rig): Promise<Refusal[]> {
  const make = (name: string, more: object) =>
    api(rig, `STREAM.CREATE.${name}`, { ...defaultConfig(name, [name.toLowerCase()]), ...more })
  await make('DENIES', { deny_purge: true })
  await make('TRIO', { num_replicas: 3, placement: { cluster: 'rg1' } })
  const sealed = await make('SEALED', {})
  await api(rig, 'STREAM.UPDATE.SEALED', { ...sealed.config, sealed: true })
  const asked: [string, string, unknown][] = [
    ['purge what denies it', 'STREAM.PURGE.DENIES', null],
    ['purge what is sealed', 'STREAM.PURGE.SEALED', null],
    ['purge by sequence and number', 'STREAM.PURGE.STANDING', { seq: 2, keep: 3 }],
    ['purge nothing', 'STREAM.PURGE.NONE', null],
    ['update nothing', 'STREAM.UPDATE.NONE', defaultConfig('NONE', ['none'])],
    ['update of another name', 'STREAM.UPDATE.STANDING', defaultConfig('OTHER', ['other'])],
    ['step down to nobody', 'STREAM.LEADER.STEPDOWN.TRIO', { placement: { preferred: 'nobody' } }],
    ['step down nothing', 'STREAM.LEADER.STEPDOWN.NONE', null],
    ['remove nobody', 'STREAM.PEER.REMOVE.TRIO', { peer: '' }],
    ['remove from nothing', 'STREAM.PEER.REMOVE.NONE', { peer: 'rg1-az1' }],
    ['delete nothing', 'STREAM.DELETE.NONE', null],
    ['cancel no move', 'ACCOUNT.STREAM.CANCEL_MOVE.APP.STANDING', null],
    ['unreadable', 'STREAM.UPDATE.STANDING', { ...STANDING, placement: { tags: 'az:1' } }],
  ]
  const refusals: Refusal[] = []
  for (const [what, subject, body] of asked) {
    const answer = await api(rig, subject, body).catch(() => null)
    if (answer?.error) refusals.push({ case: what, ...answer.error, code: answer.error.code ?? 0 })
  }
  return refusals
}

/** A few at a time: an election each. */
async function each<T>(list: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < list.length; i += AT_ONCE) await Promise.all(list.slice(i, i + AT_ONCE).map(act))
}
