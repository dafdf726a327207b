import { setTimeout as delay } from 'node:timers/promises'
import type { Snapshot } from '@/lib/domain/model'
import type { AccountLimits } from '@/lib/domain/placement/account'
import { previewPlacement } from '@/lib/domain/placement/preview'
import type { StreamConfig } from '@/lib/domain/stream-config/model'
import { readAccountLimits } from '@/lib/operations/account-limits'
import type { Case } from './cases'
import { change, insist, prepare } from './change'
import type { ChangeCase } from './change-cases'
import { compare, create, remove } from './compare'
import {
  changesBeside,
  FILLERS,
  oneMore,
  othersBeside,
  PHASES,
  required,
  requiredChanges,
  sizesBeside,
} from './limit-cases'
import type { Rig } from './rig'
import { count, type Tally } from './tally'

/** The phase with streams of every kind. */
const MIXED = 3
const WITHIN_MS = 30_000

/** Creates and changes around each limit of an account that has them all but `max_bytes_required`. */
export async function allLimits(rig: Rig, version: string, tally: Tally): Promise<void> {
  await begin(rig)
  for (const [phase, standing] of PHASES.entries()) {
    const where = `phase ${phase}`
    for (const config of standing) await stand(rig, config)
    await creates(rig, standing, [...sizesBeside(standing), ...othersBeside(standing)], where, version, tally)
    if (phase === MIXED) await changes(rig, standing, changesBeside(standing), where, tally)
    for (const { name } of standing) await remove(rig.nc, name)
  }
  const last = FILLERS.length - 1
  for (const config of FILLERS.slice(0, last)) await stand(rig, config)
  await creates(rig, FILLERS.slice(0, last), oneMore(), 'room for one', version, tally)
  for (const config of FILLERS.slice(last)) await stand(rig, config)
  await creates(rig, FILLERS, oneMore(), 'room for none', version, tally)
}

/** The same where every stream must have max bytes. */
export async function requiredLimits(rig: Rig, version: string, tally: Tally): Promise<void> {
  await begin(rig)
  await creates(rig, [], required(), 'max bytes required', version, tally)
  await changes(rig, [], requiredChanges(), 'max bytes required', tally)
}

async function begin(rig: Rig): Promise<void> {
  await rig.until('12 servers', (s) => s.servers.length === 12 && s.servers.every((x) => x.state === 'up'))
  await rig.lead('rg1')
}

async function creates(
  rig: Rig,
  standing: readonly StreamConfig[],
  cases: readonly Case[],
  where: string,
  version: string,
  tally: Tally,
): Promise<void> {
  for (const { what, config } of cases) {
    const { snapshot, limits } = await settled(rig, standing)
    const preview = previewPlacement(snapshot, config, 'APP', limits)
    const verdict = compare(preview, config, await create(rig.nc, config), { gone: [], version })
    count(tally, `${where}: ${what}`, verdict)
  }
}

async function changes(
  rig: Rig,
  standing: readonly StreamConfig[],
  cases: readonly ChangeCase[],
  where: string,
  tally: Tally,
): Promise<void> {
  for (const one of cases) {
    // What cannot be made to begin with cannot be changed either; that is told by the creates.
    const before = await settled(rig, standing)
    const made = previewPlacement(before.snapshot, one.from, 'APP', before.limits)
    if (made.predicted.outcome === 'refused') continue
    await prepare(rig, one)
    const { settled: verdict } = await change(rig, one, () => {}, await settled(rig, [...standing, one.from]))
    count(tally, `${where}: ${one.what}`, await verdict)
  }
}

async function stand(rig: Rig, config: StreamConfig): Promise<void> {
  const { error } = await insist(rig, `STREAM.CREATE.${config.name}`, config)
  if (error) throw new Error(`${config.name} cannot be made: ${error.description}`)
}

/**
 * What the account may and what we know, at one moment when these streams and no others are there for both: an answer that
 * was on its way may list a stream once more that is gone already.
 */
async function settled(
  rig: Rig,
  standing: readonly StreamConfig[],
): Promise<{ limits: AccountLimits; snapshot: Snapshot }> {
  const names = standing.map((s) => s.name).sort()
  const isThere = ({ streams }: Snapshot) =>
    streams.every((s) => s.account === 'APP' && s.promised !== null) &&
    streams
      .map((s) => s.name)
      .sort()
      .join() === names.join()
  const link = {
    request: async (subject: string, payload: string, timeout: number) =>
      (await rig.nc.request(subject, payload, { timeout })).string(),
  }
  const deadline = performance.now() + WITHIN_MS
  for (;;) {
    await rig.until(`streams ${names.join(', ')}`, isThere)
    const limits = await readAccountLimits(link)
    const { snapshot } = rig
    if (limits?.['']?.streams === names.length && isThere(snapshot)) return { limits, snapshot }
    if (performance.now() > deadline)
      throw new Error(`the account does not settle: ${JSON.stringify(limits)}`)
    await delay(50)
  }
}
