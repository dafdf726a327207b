import { setTimeout as delay } from 'node:timers/promises'
import { USERS } from '@/demo/scenario'
import type { Rig } from '@/e2e/support/predictions/rig'
import { diffConfigs } from '@/lib/domain/change/diff'
import { previewUpdate } from '@/lib/domain/change/preview-update'
import { canonical, withoutServerMetadata } from '@/lib/domain/change/raw'
import type { Held } from '@/lib/domain/change/standing'
import type { RawConfig } from '@/lib/domain/operation'
import { previewPlacement } from '@/lib/domain/placement/preview'
import type { StreamConfig } from '@/lib/domain/stream-config/model'
import { createStream } from '@/lib/operations/create-stream'
import { streamInfoRequest } from '@/lib/operations/jetstream-api'
import { updateStream } from '@/lib/operations/update-stream'
import type { AddCase } from './add-cases'
import type { EditCase } from './edit-cases'
import type { Shell } from './shell'

/** What the printed line came to beside what Orrery did itself. */
export type Verdict = { line: string; what: string } & Outcome
type Outcome =
  | { kind: 'equal' }
  | { kind: 'refused'; said: string }
  | { kind: 'differs'; fields: string[] }
  | { kind: 'not tried'; why: string }

/** A stream by Orrery, then by its line, or by another one; both as the server holds them. */
export async function addTwice(
  rig: Rig,
  shell: Shell,
  { what, config }: AddCase,
  line: string | null = null,
): Promise<Verdict> {
  const preview = previewPlacement(rig.snapshot, config, 'APP')
  const of = { what, line: line ?? preview.cli }
  const answer = await createStream({ requestId: what, account: 'APP', config }, deps(rig), () => {})
  if (answer.outcome !== 'created')
    return { ...of, kind: 'not tried', why: `Orrery: ${answer.error?.description}` }
  const ours = await held(rig, config.name)
  await remove(rig, config.name)
  shell.write(`${config.name}.json`, preview.json)
  const ran = await shell.run(of.line, USERS.app)
  const theirs = await held(rig, config.name)
  await remove(rig, config.name)
  if (!ran.ok || theirs === null) return { ...of, kind: 'refused', said: ran.said }
  return { ...of, ...verdict(ours, theirs) }
}

/** A change by Orrery, then of the same stream by its line. */
export async function editTwice(
  rig: Rig,
  shell: Shell,
  { what, before, change }: EditCase,
): Promise<Verdict> {
  const { name } = before
  const now = await made(rig, before)
  const config = Object.fromEntries(
    Object.entries({ ...now, ...change }).filter(([, value]) => value !== null),
  )
  const preview = previewUpdate(rig.snapshot, {
    account: 'APP',
    stream: name,
    now,
    base: now,
    config,
    held: await whereIs(rig, name),
  })
  const of = { what, line: preview.cli ?? '' }
  const request = { requestId: what, account: 'APP', stream: name, base: now, config, confirm: name }
  const answer = await updateStream(
    request,
    deps(rig),
    () => {},
    () => {},
  )
  const { problems, predicted } = preview
  const refused = predicted.outcome === 'refused' ? [predicted.description ?? 'refused'] : []
  const foreseen = [...Object.values(problems), ...refused].join(' ')
  const isRefused = answer.outcome !== 'changed'
  if (isRefused !== (foreseen !== '')) {
    await remove(rig, name)
    const came = isRefused ? `${answer.outcome} ${answer.error?.description}` : answer.outcome
    return { ...of, kind: 'differs', fields: [`foreseen: ${foreseen || 'nothing'}; came: ${came}`] }
  }
  if (isRefused) {
    await remove(rig, name)
    return { ...of, kind: 'not tried', why: `refused, as foreseen: ${foreseen}` }
  }
  const ours = await held(rig, name)
  await remove(rig, name)
  await made(rig, before)
  shell.write('config.json', preview.json)
  // The question whether one really wants to is for people.
  const ran = await shell.run(`${of.line} --force`, USERS.app)
  const theirs = await held(rig, name)
  await remove(rig, name)
  return ran.ok ? { ...of, ...verdict(ours, theirs) } : { ...of, kind: 'refused', said: ran.said }
}

function verdict(ours: RawConfig | null, theirs: RawConfig | null): Outcome {
  if (ours === null || theirs === null) return { kind: 'differs', fields: ['(one of them is gone)'] }
  if (canonical(ours) === canonical(theirs)) return { kind: 'equal' }
  const fields = diffConfigs(ours, theirs).map((d) => `${d.field}: ${canonical(d.from)} | ${canonical(d.to)}`)
  return {
    kind: 'differs',
    fields: fields.length > 0 ? fields : [`${canonical(ours)} | ${canonical(theirs)}`],
  }
}

async function whereIs(rig: Rig, name: string): Promise<Held> {
  const read = await streamInfoRequest(deps(rig).link, 'APP', name, 2000)
  if (read.kind !== 'ok') throw new Error(`nobody says where ${name} is`)
  const { cluster, leader, replicas } = read.value.stream
  return { cluster, leader, servers: [...(leader === null ? [] : [leader]), ...replicas] }
}

function deps(rig: Rig) {
  const link = rig.collector.writer('APP')
  if (!link) throw new Error('no writer')
  return { link, now: Date.now, sleep: delay }
}

/** The configuration as its leader has it, without what servers add; null when there is no such stream. */
export async function held(rig: Rig, name: string): Promise<RawConfig | null> {
  for (let tries = 0; tries < 40; tries++) {
    try {
      const message = await rig.nc.request(`$JS.API.STREAM.INFO.${name}`, '', { timeout: 2000 })
      const answer: { config?: RawConfig; error?: { err_code: number } } = message.json()
      if (answer.config) return withoutServerMetadata(answer.config)
      if (answer.error?.err_code === 10059) return null
    } catch {
      // While it has no leader.
    }
    await delay(100)
  }
  throw new Error(`nobody answers for ${name}`)
}

export async function made(rig: Rig, config: StreamConfig): Promise<RawConfig> {
  const message = await rig.nc.request(`$JS.API.STREAM.CREATE.${config.name}`, JSON.stringify(config), {
    timeout: 9000,
  })
  const answer: { error?: { description: string } } = message.json()
  if (answer.error) throw new Error(`${config.name}: ${answer.error.description}`)
  // Of a name that was just deleted, 2.10 may say for a moment more that there is none.
  for (let tries = 0; tries < 20; tries++) {
    const now = await held(rig, config.name)
    if (now !== null) return now
    await delay(100)
  }
  throw new Error(`${config.name} is not there`)
}

/** Takes a stream away. While it moves or its group elects, older servers leave a delete unanswered; asked again it is there or not. */
export async function remove(rig: Rig, name: string): Promise<void> {
  for (let tries = 0; tries < 6; tries++) {
    try {
      await rig.nc.request(`$JS.API.STREAM.DELETE.${name}`, '', { timeout: 4000 })
      return
    } catch {
      // As above.
    }
  }
  throw new Error(`${name} cannot be deleted`)
}
