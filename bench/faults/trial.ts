import { setTimeout as delay } from 'node:timers/promises'
import type { Snapshot } from '@/lib/domain/model'
import type { LiveWatch } from '../support/live-watch'
import type { Stage } from '../support/stage'
import { isCalm } from '../support/whole'
import { flagsIn } from './flags'
import type { Fault } from './plan'

const CALM_WITHIN_MS = 120_000

export interface Trial {
  fault: Fault
  /** Signal to the first event on `/api/live` that calls the victim anything but up; null: never. */
  namedMs: number | null
  namedAs: string | null
  /** What was said against healthy servers, with when and why. */
  flagged: string[]
  /** Findings about gateway links and our own connections that came up, for information. */
  paths: string[]
  /** From bringing it back until nothing of the fault is left; null: not in time. */
  calmMs: number | null
  /** Servers that ended by themselves, or that the meta group left out, so that the set-up restarted them. */
  disturbed: string[]
  /** Why it could not be finished. */
  failure: string | null
}

/** One fault: signal, hold, bring back; every event on `/api/live` is looked at until all is calm again. */
export async function tryFault(stage: Stage, watch: LiveWatch, fault: Fault): Promise<Trial> {
  const { victim, holdMs } = fault
  await watch.until('calm before the fault', isCalm, CALM_WITHIN_MS)
  stage.disturbed.clear()
  const flagged = new Map<string, string>()
  const paths = new Set<string>()
  const trial: Trial = {
    fault,
    namedMs: null,
    namedAs: null,
    flagged: [],
    paths: [],
    calmMs: null,
    disturbed: [],
    failure: null,
  }
  const start = performance.now()
  const since = () => Math.round(performance.now() - start)
  const look = (s: Snapshot) => {
    const own = s.servers.find((x) => x.name === victim && x.state !== 'up')
    if (own && trial.namedMs === null) Object.assign(trial, { namedMs: since(), namedAs: own.state })
    const lost = new Set([victim, ...stage.disturbed])
    for (const [key, text] of flagsIn(s, lost))
      if (!flagged.has(key)) flagged.set(key, `at ${since()} ms: ${text}`)
    for (const f of s.findings) {
      if (f.code === 'GATEWAY_LINK' || f.code === 'VANTAGE') paths.add(`${f.code} ${f.subject.id}`)
    }
  }
  const leave = watch.follow(look)
  try {
    await strike(stage, fault)
    await delay(Math.max(0, holdMs - since()))
    const back = performance.now()
    await bringBack(stage, fault)
    await watch.until('calm after the fault', isCalm, CALM_WITHIN_MS)
    trial.calmMs = Math.round(performance.now() - back)
  } catch (error) {
    trial.failure = error instanceof Error ? error.message : String(error)
  } finally {
    leave()
  }
  return {
    ...trial,
    flagged: [...flagged.values()],
    paths: [...paths].sort(),
    disturbed: [...stage.disturbed],
  }
}

async function strike({ supercluster }: Stage, { kind, victim }: Fault): Promise<void> {
  switch (kind) {
    case 'SIGKILL':
    case 'SIGTERM':
      // Not waited for: a clean stop may take longer than the fault is to last.
      void supercluster.kill(victim, kind)
      return
    case 'lame duck':
      // nats-server takes SIGUSR2 as the order to send its clients away and then to end, which takes ten seconds or more.
      void supercluster.kill(victim, 'SIGUSR2')
      return
    case 'SIGSTOP':
    case 'brief freeze':
      await supercluster.kill(victim, 'SIGSTOP')
      return
    default:
      kind satisfies never
  }
}

async function bringBack({ supercluster }: Stage, { kind, victim }: Fault): Promise<void> {
  if (kind === 'SIGSTOP' || kind === 'brief freeze') await supercluster.kill(victim, 'SIGCONT')
  else await supercluster.restart(victim)
  await supercluster.ready()
}
