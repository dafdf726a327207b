import { setTimeout as delay } from 'node:timers/promises'
import type { Dashboard } from '@/demo/dashboard'
import { FactsStore } from '@/lib/collector/facts-store'
import { DEFAULT_TOPOLOGY } from '@/lib/config/types'
import { compose } from '@/lib/domain/compose'
import type { Snapshot } from '@/lib/domain/model'
import { LiveWatch, summary } from '../support/live-watch'
import type { Stage } from '../support/stage'
import { ASPECT_NAMES, lacking } from '../support/whole'
import { gatewayTruth } from './truth'

const PATIENCE_MS = 30_000

export interface ColdStart {
  /** From the dashboard's log line `connecting`, before its first connection, to the complete picture; null: never. */
  connectMs: number | null
  /** From the start of its process to the complete picture. */
  processMs: number | null
  /** From the start of its process to the first HTTP answer with the complete picture. */
  httpMs: number | null
  /** From `connecting` to each aspect of the picture, in ms. */
  aspects: Map<string, number>
  /** NATS lost gateway connections meanwhile, so that the picture that was waited for is no longer true. */
  hasMoved: boolean
  /** What the picture was like when it was given up. */
  missing: string | null
}

/**
 * Starts a production dashboard that knows nothing and looks when its picture is complete. Its very first snapshots are
 * composed before it listens, so they are read afterwards: `/api/live` replays every step since the empty one, and each
 * says when it was composed, by the clock of this machine.
 */
export async function coldStart(stage: Stage, lost: string | null): Promise<ColdStart> {
  const truth = await gatewayTruth(stage, lost)
  const startedAt = Date.now()
  const dashboard = stage.startDashboard()
  try {
    const epoch = await epochOf(dashboard)
    const found: { at: number | null; heardAt: number | null } = { at: null, heardAt: null }
    const aspectsAt = new Map<string, number>()
    const look = (s: Snapshot) => {
      if (found.at !== null) return
      const lacks = lacking(s, lost, truth)
      for (const aspect of ASPECT_NAMES) {
        if (lacks.includes(aspect)) aspectsAt.delete(aspect)
        else if (!aspectsAt.has(aspect)) aspectsAt.set(aspect, Date.parse(s.at))
      }
      if (lacks.length > 0) return
      found.at = Date.parse(s.at)
      found.heardAt = Date.now()
    }
    const watch = await LiveWatch.open(dashboard.url, emptySnapshot(epoch, startedAt), look)
    try {
      await watch.until('a complete picture', () => found.at !== null, PATIENCE_MS)
      const whole: Snapshot = await (await fetch(`${dashboard.url}/api/state`)).json()
      // What the steps added up to must be what a newcomer is told.
      const lacks = lacking(whole, lost, truth)
      if (lacks.length > 0) throw new Error(`/api/state lacks ${lacks.join(', ')}: ${summary(whole)}`)
    } catch (error) {
      const missing = error instanceof Error ? error.message : String(error)
      const later = await gatewayTruth(stage, lost)
      const hasMoved = [...truth].some(([link, count]) => (later.get(link) ?? 0) < count)
      return { hasMoved, connectMs: null, processMs: null, httpMs: null, aspects: new Map(), missing }
    } finally {
      watch.close()
    }
    const connecting = connectingAt(dashboard)
    const since = (from: number | null, to: number | null) =>
      from === null || to === null ? null : to - from
    return {
      hasMoved: false,
      connectMs: since(connecting, found.at),
      processMs: since(startedAt, found.at),
      httpMs: since(startedAt, found.heardAt),
      aspects: new Map([...aspectsAt].map(([aspect, at]) => [aspect, at - (connecting ?? Number.NaN)])),
      missing: connecting === null ? 'no line "connecting" in its log' : null,
    }
  } finally {
    await stage.stopDashboard(dashboard)
  }
}

/** The snapshot that every collector begins with. */
function emptySnapshot(epoch: string, now: number): Snapshot {
  return compose(new FactsStore('bench', epoch, now), DEFAULT_TOPOLOGY, now, null)
}

async function epochOf(dashboard: Dashboard): Promise<string> {
  const deadline = performance.now() + PATIENCE_MS
  while (performance.now() < deadline) {
    try {
      const response = await fetch(`${dashboard.url}/api/state`)
      if (response.ok) {
        const state: Snapshot = await response.json()
        return state.epoch
      }
    } catch {
      // It does not listen yet.
    }
    await delay(5)
  }
  throw new Error(`the dashboard does not answer:\n${dashboard.lastLines(10).join('\n')}`)
}

function connectingAt(dashboard: Dashboard): number | null {
  const line = dashboard.lastLines(1000).find((text) => text.includes('"msg":"connecting"'))
  const at = /"time":"([^"]+)"/.exec(line ?? '')?.[1]
  return at === undefined ? null : Date.parse(at)
}
