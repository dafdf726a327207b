import type { ServerFact } from '@/lib/domain/facts'
import type { Origin } from '@/lib/domain/observation'
import type { ClockReading } from './clock-skew'

/** What is known of one server, as the store keeps it. */
export interface MutableServer extends ServerFact {
  answers: Map<string, number>
  gone: Map<string, { since: number; at: number }>
  gatewaysMissing: Map<string, number>
  clock: ClockReading | null
  /** When the poll began whose smallest round trip `rttMs` is. */
  rttAt: number | null
}

/** One that has just been heard for the first time, at `at` (our clock, ms). */
export function newServer(origin: Origin, at: number): MutableServer {
  return {
    origin,
    firstHeard: at,
    upSince: at,
    lastAnswer: null,
    answers: new Map(),
    lastPush: null,
    rttMs: null,
    rttAt: null,
    lateInRow: 0,
    clock: null,
    announced: null,
    gone: new Map(),
    socketClosed: null,
    statsz: null,
    jsz: null,
    varz: null,
    gatewayz: null,
    gatewaysMissing: new Map(),
    routez: null,
    healthz: null,
  }
}
