import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { previewRemoval } from '@/lib/domain/change/predict-removal'
import { previewUpdate } from '@/lib/domain/change/preview-update'
import type { Held } from '@/lib/domain/change/standing'
import type { Snapshot } from '@/lib/domain/model'
import type { RawConfig } from '@/lib/domain/operation'
import type { AccountLimits } from '@/lib/domain/placement/account'
import type { PlacementPreview, Prediction } from '@/lib/domain/placement/model'
import { decodeConfig } from '@/lib/domain/stream-config/decode'
import type { ChangeCase } from './change-cases'
import { remove, type Verdict } from './compare'
import type { Rig } from './rig'

/** How long replicas may take to be where they shall be. */
const SETTLED_WITHIN_MS = 60_000
/** How long a stream that shall stay is watched. */
const STAYS_MS = 1500

const error = z.object({ err_code: z.number(), code: z.number().optional(), description: z.string() })
const info = z.object({
  error: error.optional(),
  config: z.record(z.string(), z.unknown()).optional(),
  state: z.object({ messages: z.number() }).optional(),
  cluster: z
    .object({
      name: z.string().optional(),
      leader: z.string().optional(),
      replicas: z.array(z.object({ name: z.string(), current: z.boolean() })).nullish(),
    })
    .optional(),
})

/** A refusal as it came. */
export interface Refusal {
  case: string
  code: number
  err_code: number
  description: string
}

interface Read {
  config: RawConfig
  held: Held
  current: number
}

/** One request to the JetStream API of APP. */
export async function api(rig: Rig, subject: string, body: unknown) {
  const payload = body === null ? '' : JSON.stringify(body)
  const message = await rig.nc.request(`$JS.API.${subject}`, payload, { timeout: 9000 })
  return info.parse(message.json())
}

/** The same, again and again while nobody answers: only for what may be asked twice, such as a create. */
export async function insist(rig: Rig, subject: string, body: unknown) {
  for (let tries = 0; ; tries++) {
    try {
      return await api(rig, subject, body)
    } catch (error) {
      if (tries > 9) throw error
    }
  }
}

async function read(rig: Rig, name: string): Promise<Read> {
  for (let tries = 0; ; tries++) {
    const answer = await api(rig, `STREAM.INFO.${name}`, null).catch(() => null)
    if (answer?.config && answer.cluster?.leader) {
      const { name: cluster = null, leader, replicas } = answer.cluster
      const others = (replicas ?? []).filter((r) => r.name !== leader)
      const servers = [leader, ...others.map((r) => r.name)]
      const current = 1 + others.filter((r) => r.current).length
      return { config: answer.config, held: { cluster, leader, servers }, current }
    }
    if (tries > 100) throw new Error(`${name} has no leader: ${JSON.stringify(answer)}`)
    await delay(100)
  }
}

/** Makes the stream of a case, and waits until all its replicas are there. */
export async function prepare(
  rig: Rig,
  { from, what, consumers = [] }: Pick<ChangeCase, 'from' | 'what' | 'consumers'>,
): Promise<void> {
  const answer = await insist(rig, `STREAM.CREATE.${from.name}`, from)
  if (answer.error) throw new Error(`${what}: cannot be made: ${answer.error.description}`)
  for (let looks = 0; (await read(rig, from.name)).current < from.num_replicas; looks++) {
    if (looks > 300) throw new Error(`${what}: its replicas do not come`)
    await delay(100)
  }
  for (const [i, num_replicas] of consumers.entries()) {
    const config = { durable_name: `C${i}`, ack_policy: 'explicit', num_replicas }
    const body = { stream_name: from.name, config }
    const made = await insist(rig, `CONSUMER.DURABLE.CREATE.${from.name}.C${i}`, body)
    if (made.error) throw new Error(`${what}: its consumer cannot be made: ${made.error.description}`)
  }
}

/** Predicts, does, and compares the answer at once and the servers when they have settled; then the stream goes. */
export async function change(
  rig: Rig,
  { from: { name }, act }: ChangeCase,
  refused: (error: Omit<Refusal, 'case'>) => void,
  /** By what it is predicted: then only the answer is compared, not where the replicas come to lie. */
  by: { snapshot: Snapshot; limits: AccountLimits } | null = null,
): Promise<{ settled: Promise<Verdict> }> {
  const before = await read(rig, name)
  const { snapshot, limits = null } = by ?? { snapshot: rig.snapshot }
  const asked = 'update' in act ? update(act.update) : removal(act.remove)
  const answer = await api(rig, asked.subject, asked.body)
  if (answer.error) refused({ ...answer.error, code: answer.error.code ?? 0 })
  const verdict = judge(asked.predicted, answer.error)
  const settled = verdict === null && by === null ? whereItShallBe() : Promise.resolve(verdict ?? 'agrees')
  return { settled: settled.finally(() => remove(rig.nc, name)) }

  function update(change: RawConfig) {
    const wanted: RawConfig = { ...before.config, ...change }
    const request = { account: 'APP', stream: name, now: before.config, base: before.config, config: wanted }
    const preview = previewUpdate(snapshot, { ...request, held: before.held, limits })
    return {
      subject: `STREAM.UPDATE.${name}`,
      body: preview.config,
      predicted: preview.predicted,
      placement: preview.placement,
      allTheSame: 'no',
      gone: null,
    }
  }

  function removal(who: string) {
    const follower = before.held.servers.find((s) => s !== before.held.leader) ?? ''
    const peer = who === 'leader' ? (before.held.leader ?? '') : who === 'follower' ? follower : who
    const config = decodeConfig(before.config).config
    const preview = previewRemoval(snapshot, before.held, config, peer)
    return {
      subject: `STREAM.PEER.REMOVE.${name}`,
      body: { peer },
      predicted: preview.predicted,
      placement: preview.placement,
      allTheSame: preview.removedAllTheSame,
      gone: peer,
    }
  }

  /** What is wrong with the answer; null when it is as predicted and the servers are still to be looked at. */
  function judge(predicted: Prediction, came: z.infer<typeof error> | undefined): Verdict | null {
    const words = `predicted ${JSON.stringify(predicted)}; came ${JSON.stringify(came ?? 'accepted')}`
    if (predicted.outcome === 'unknown')
      return came === undefined || [10005, 10023].includes(came.err_code) ? 'not knowable' : words
    if (predicted.outcome === 'accepted') return came === undefined ? null : words
    if (came === undefined || came.err_code !== predicted.errCode) return words
    // How far a move has come is part of what is said about it.
    // A unique tag that is not told may be named as one more reason.
    const known = asked.placement?.uniqueTag.known ?? true
    const description = known ? came.description : came.description.replace(', server tag not unique', '')
    const says = came.err_code === 10124 || sorted(description) === sorted(predicted.description ?? '')
    return says ? null : words
  }

  async function whereItShallBe(): Promise<Verdict> {
    const accepted = asked.predicted.outcome === 'accepted'
    const kept =
      asked.allTheSame === 'yes' ? before.held.servers.filter((s) => s !== asked.gone) : before.held.servers
    const began = performance.now()
    for (;;) {
      const { held, current, config } = await read(rig, name)
      const wanted = Number(config.num_replicas)
      const there =
        accepted && asked.placement
          ? held.servers.length === wanted && current === wanted && fits(asked.placement, held.servers)
          : sameServers(held.servers, kept)
      const took = performance.now() - began
      // Nothing to wait for: only that nothing happens.
      if (there && (took > STAYS_MS || (accepted && asked.placement))) return 'agrees'
      if (asked.allTheSame === 'maybe' && took > STAYS_MS) return 'not knowable'
      if (!there && took > SETTLED_WITHIN_MS) {
        return `on ${held.servers.join(', ')} (${current} current), predicted ${JSON.stringify(asked.placement?.eligible.map((e) => e.server) ?? kept)}`
      }
      await delay(250)
    }
  }
}

function fits(
  { eligible, kept }: Pick<PlacementPreview, 'eligible' | 'kept'>,
  servers: readonly string[],
): boolean {
  const may = eligible.map((e) => e.server)
  return servers.every((s) => may.includes(s)) && kept.every((s) => servers.includes(s))
}

const sameServers = (a: readonly string[], b: readonly string[]) =>
  [...a].sort().join() === [...b].sort().join()

/** The server names the tags that nobody has in any order. */
const sorted = (description: string) =>
  description.replace(/\[(.*?)\]/g, (_, tags: string) => `[${tags.split(', ').sort().join(', ')}]`)
