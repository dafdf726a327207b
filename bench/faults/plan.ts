import { randomFrom } from '../support/numbers'

export const KINDS = ['SIGKILL', 'SIGSTOP', 'SIGTERM', 'lame duck', 'brief freeze'] as const
export type Kind = (typeof KINDS)[number]

export interface Fault {
  kind: Kind
  victim: string
  /** How long it lasts before the server is brought back. */
  holdMs: number
}

/** Past the reconnect of gateways (1.3 s) and most elections. */
const HOLD_MS = 6000

/** Each server in turn, frozen and then killed. */
export function inTurn(names: readonly string[]): Fault[] {
  return (['SIGSTOP', 'SIGKILL'] as const).flatMap((kind) =>
    names.map((victim) => ({ kind, victim, holdMs: HOLD_MS })),
  )
}

/** So many faults, each of a random server, kind and length; the same ones for the same seed. */
export function atRandom(names: readonly string[], count: number, seed: number): Fault[] {
  const random = randomFrom(seed)
  const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)]
  return Array.from({ length: count }, () => {
    const kind = pick(KINDS)
    const victim = pick(names)
    if (kind === undefined || victim === undefined) throw new Error('no server to choose from')
    const [least, most] = kind === 'brief freeze' ? [100, 950] : [500, HOLD_MS]
    return { kind, victim, holdMs: Math.round(least + random() * (most - least)) }
  })
}
