import type { ServerState } from '@/lib/domain/model'
import { Glyph, StateShape } from './Glyph'

const INK: Record<ServerState, string> = {
  up: 'var(--ink-2)',
  leaving: 'var(--warn)',
  silent: 'var(--warn)',
  down: 'var(--crit)',
  unknown: 'var(--ink-3)',
}

/** State of a server: shape and word, the evidence on hover. */
export function StateWord({ state, why }: { state: ServerState; why?: string }) {
  return (
    <span
      title={why}
      style={{
        display: 'inline-flex',
        alignItems: 'center',
        verticalAlign: 'bottom',
        gap: 4,
        color: INK[state],
        whiteSpace: 'nowrap',
      }}
    >
      <Glyph>
        <StateShape state={state} />
      </Glyph>
      {state}
    </span>
  )
}
