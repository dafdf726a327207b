import type { ServerFact } from '@/lib/domain/facts'
import type { Origin } from '@/lib/domain/observation'
import type { ClockReading } from './clock-skew'
import { RoundTrips } from './round-trips'

/** What is known of one id, as the facts store writes it. */
export interface MutableServer extends ServerFact {
  answers: Map<string, number>
  gone: Map<string, { since: number; at: number }>
  gatewaysMissing: Map<string, number>
  clock: ClockReading | null
  roundTrips: RoundTrips
}

/** A server that was first heard at `at` (our clock, ms) and of which nothing else is known. */
export function newServer(origin: Origin, at: number): MutableServer {
  return {
    origin,
    firstHeard: at,
    upSince: at,
    lastAnswer: null,
    answers: new Map(),
    lastPush: null,
    rttMs: null,
    lastTookMs: null,
    roundTrips: new RoundTrips(),
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
    leafz: null,
    healthz: null,
    sickSince: null,
  }
}

const LATE_AFTER_MS = 1000

/** An answer came `afterMs` after its question, at `at`: the nearest vantage tells how far away the server is. */
export function timed(fact: MutableServer, afterMs: number, at: number): void {
  const isNewPoll = fact.roundTrips.add(afterMs, at)
  fact.rttMs = fact.roundTrips.leastMs
  if (!isNewPoll) return
  fact.lastTookMs = afterMs
  fact.lateInRow = afterMs > LATE_AFTER_MS ? fact.lateInRow + 1 : 0
}

/** A large answer is read later than those that came after it: what it told at `at` is of the same life all the same. */
export function heardAt(fact: MutableServer, at: number): void {
  if (at >= fact.firstHeard) return
  if (fact.upSince === fact.firstHeard) fact.upSince = at
  fact.firstHeard = at
}
