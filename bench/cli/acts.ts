import { setTimeout as delay } from 'node:timers/promises'
import { type Act, type ActAnswers, describe } from '@/components/change/acts'
import { USERS } from '@/demo/scenario'
import type { Rig } from '@/e2e/support/predictions/rig'
import { metaStepDownCommand } from '@/lib/domain/meta-step-down'
import { defaultConfig } from '@/lib/domain/stream-config/model'
import type { Shell } from './shell'
import { held, made, remove, type Verdict } from './twice'

const NOTHING: ActAnswers = { peer: '', preferred: '', scope: 'all', filter: '', number: '' }
const NAME = 'ACTED'

/** The lines of the dialogs that send one request, each on a stream of ten messages, and what must have come of it. */
export async function actLines(rig: Rig, shell: Shell): Promise<Verdict[]> {
  const out: Verdict[] = []
  const run = async (what: string, action: Act, given: Partial<ActAnswers>, holds: () => Promise<string>) => {
    const line = describe(action, context(rig, { ...NOTHING, ...given })).cli ?? ''
    const ran = await shell.run(
      action === 'step-down' || line.startsWith('nats request') ? line : `${line} --force`,
      USERS.app,
    )
    if (!ran.ok) out.push({ what, line, kind: 'refused', said: ran.said })
    else {
      const wrong = await holds()
      out.push(
        wrong === '' ? { what, line, kind: 'equal' } : { what, line, kind: 'differs', fields: [wrong] },
      )
    }
  }
  const messages = (wanted: number) => async () => {
    const now = await count(rig)
    return now === wanted ? '' : `${now} messages, not ${wanted}`
  }
  const purges: [string, Partial<ActAnswers>, number][] = [
    ['purge all', {}, 0],
    ['purge one subject', { scope: 'filter', filter: 'acted.a' }, 5],
    ['purge all but the newest', { scope: 'keep', number: '3' }, 3],
    ['purge before a sequence', { scope: 'before', number: '4' }, 7],
  ]
  for (const [what, given, left] of purges) {
    await start(rig)
    await run(what, 'purge', given, messages(left))
    await remove(rig, NAME)
  }
  await start(rig)
  const before = await group(rig)
  await run('move the leader', 'step-down', {}, async () => {
    const { leader } = await group(rig)
    return leader === before.leader ? `${leader} still leads` : ''
  })
  const [preferred = ''] = (await group(rig)).followers
  const { prefers } = describe('step-down', context(rig, NOTHING))
  if (prefers) {
    await run('move the leader to one of choice', 'step-down', { preferred }, async () => {
      const { leader } = await group(rig)
      return leader === preferred ? '' : `${leader} leads, not ${preferred}`
    })
  }
  await run('seal', 'seal', {}, async () => ((await held(rig, NAME))?.sealed === true ? '' : 'not sealed'))
  await run('delete', 'delete', {}, async () => ((await held(rig, NAME)) === null ? '' : 'still there'))
  await made(rig, { ...defaultConfig(NAME, ['acted.*']), num_replicas: 2, placement: { cluster: 'rg2' } })
  const [peer = ''] = (await group(rig)).followers
  await run('remove a replica', 'peer-remove', { peer }, async () => {
    const without = async () => {
      const { leader, followers } = await group(rig)
      return ![leader, ...followers].includes(peer)
    }
    for (let tries = 0; tries < 50 && !(await without()); tries++) await delay(200)
    return (await without()) ? '' : `${peer} still holds one`
  })
  await remove(rig, NAME)
  return [...out, ...(await metaLines(rig, shell))]
}

/** Moving the meta leader, and taking a server that will never return out of its group: the lines of findings and dialogs. */
async function metaLines(rig: Rig, shell: Shell): Promise<Verdict[]> {
  const lost = 'rg3-az2'
  const lines: [string, string, () => boolean][] = [
    [
      'move the meta leader into a cluster',
      metaStepDownCommand('rg2'),
      () => rig.snapshot.meta.leader?.startsWith('rg2-') ?? false,
    ],
    [
      'remove a lost server',
      `nats server cluster peer-remove ${lost} --force`,
      () => !rig.snapshot.meta.peers.some((p) => p.server === lost),
    ],
  ]
  const out: Verdict[] = []
  for (const [what, line, holds] of lines) {
    if (line.includes(lost)) {
      await rig.supercluster.kill(lost, 'SIGKILL')
      await rig.until(`${lost} down`, (s) => s.servers.some((x) => x.key === lost && x.state === 'down'))
    }
    const ran = await shell.run(line, USERS.system)
    if (!ran.ok) out.push({ what, line, kind: 'refused', said: ran.said })
    else {
      await rig.until(what, holds)
      out.push({ what, line, kind: 'equal' })
    }
  }
  return out
}

function context(rig: Rig, given: ActAnswers): Parameters<typeof describe>[1] {
  const stream = rig.snapshot.streams.find((s) => s.name === NAME) ?? null
  return { account: 'APP', name: NAME, stream, snapshot: rig.snapshot, given }
}

/** A stream of ten messages, half of them on each of two subjects, once the snapshot knows it. */
async function start(rig: Rig): Promise<void> {
  await made(rig, { ...defaultConfig(NAME, ['acted.*']), num_replicas: 3, placement: { cluster: 'rg2' } })
  for (let i = 0; i < 10; i++) await rig.nc.request(i % 2 ? 'acted.a' : 'acted.b', `${i}`, { timeout: 3000 })
  await rig.until(NAME, (s) => s.streams.some((x) => x.name === NAME && x.messages === 10))
}

interface Info {
  state?: { messages: number }
  cluster?: { leader?: string; replicas?: { name: string }[] }
}

async function info(rig: Rig): Promise<Info> {
  const message = await rig.nc.request(`$JS.API.STREAM.INFO.${NAME}`, '', { timeout: 2000 })
  return message.json()
}

const count = async (rig: Rig) => (await info(rig)).state?.messages

async function group(rig: Rig): Promise<{ leader: string; followers: string[] }> {
  for (let tries = 0; tries < 60; tries++) {
    const { cluster } = await info(rig).catch((): Info => ({}))
    if (cluster?.leader) {
      return { leader: cluster.leader, followers: (cluster.replicas ?? []).map((r) => r.name) }
    }
    await delay(200)
  }
  throw new Error(`${NAME} has no leader`)
}
