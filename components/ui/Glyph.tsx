import type { ReplicaState, ServerState, Severity } from '@/lib/domain/model'

/** Shapes drawn in a 10 × 10 box with the origin in its centre, for use inside any <svg>. Each needs its word beside it. */
export function StateShape({ state }: { state: ServerState }) {
  switch (state) {
    case 'up':
      return (
        <g>
          <circle r="5" fill="var(--ok)" />
          <path d="M-2.3 0.1 L-0.7 1.8 L2.4 -1.7" fill="none" stroke="var(--surface)" strokeWidth="1.5" />
        </g>
      )
    case 'leaving':
      return (
        <g>
          <circle r="4.25" fill="none" stroke="var(--warn-fill)" strokeWidth="1.5" />
          <path d="M0 -4.25 A4.25 4.25 0 0 1 0 4.25 Z" fill="var(--warn-fill)" />
        </g>
      )
    case 'silent':
      return (
        <circle r="4.25" fill="none" stroke="var(--warn-fill)" strokeWidth="1.5" strokeDasharray="2.6 1.85" />
      )
    case 'down':
      return (
        <g>
          <rect x="-5" y="-5" width="10" height="10" rx="1.5" fill="var(--crit)" />
          <path d="M-2 -2 L2 2 M2 -2 L-2 2" stroke="var(--surface)" strokeWidth="1.5" />
        </g>
      )
    case 'unknown':
      return <path d="M0 -4.5 L4.5 0 L0 4.5 L-4.5 0 Z" fill="none" stroke="var(--line-2)" strokeWidth="1.5" />
  }
}

/** 14 × 14, origin in the centre. `ok` is a disc with a tick. */
export function SeverityShape({ severity }: { severity: Severity | 'ok' }) {
  switch (severity) {
    case 'critical':
      return (
        <g>
          <path d="M-2.9 -7 H2.9 L7 -2.9 V2.9 L2.9 7 H-2.9 L-7 2.9 V-2.9 Z" fill="var(--crit)" />
          <path d="M0 -4 V1" stroke="var(--surface)" strokeWidth="1.8" strokeLinecap="round" />
          <circle cy="3.7" r="1.1" fill="var(--surface)" />
        </g>
      )
    case 'warning':
      return (
        <g>
          <path
            d="M0 -6.2 L7 6 H-7 Z"
            fill="var(--warn-fill)"
            stroke="var(--warn-fill)"
            strokeLinejoin="round"
          />
          <path d="M0 -2.4 V1.6" stroke="var(--surface)" strokeWidth="1.6" strokeLinecap="round" />
          <circle cy="4" r="1" fill="var(--surface)" />
        </g>
      )
    case 'info':
      return (
        <g>
          <circle r="7" fill="var(--info)" />
          <circle cy="-3.2" r="1.1" fill="var(--surface)" />
          <path d="M0 -0.6 V3.8" stroke="var(--surface)" strokeWidth="1.8" strokeLinecap="round" />
        </g>
      )
    case 'ok':
      return (
        <g>
          <circle r="7" fill="var(--ok)" />
          <path d="M-3.2 0.2 L-1 2.5 L3.3 -2.3" fill="none" stroke="var(--surface)" strokeWidth="1.8" />
        </g>
      )
  }
}

/** Five-pointed star of outer radius 5, centred: a leader. */
export const STAR =
  'M0 -5 L1.47 -1.85 L4.85 -1.43 L2.37 0.9 L3 4.2 L0 2.55 L-3 4.2 L-2.37 0.9 L-4.85 -1.43 L-1.47 -1.85 Z'
/** Crown in a 12 × 10 box, centred: the meta leader. */
export const CROWN = 'M-6 3.6 L-5.6 -3 L-2.6 -0.2 L0 -4.4 L2.6 -0.2 L5.6 -3 L6 3.6 Z'

/** Leader ★, follower ring, or the reason why it is neither; 10 × 10, centred. */
export function ReplicaShape({ role, state }: { role: 'leader' | 'follower'; state: ReplicaState }) {
  if (state === 'offline' || state === 'missing') return <StateShape state="down" />
  if (state === 'unknown') return <StateShape state="unknown" />
  if (role === 'leader') return <path d={STAR} fill="currentColor" />
  return (
    <circle
      r="3.6"
      fill="none"
      stroke={state === 'lagging' ? 'var(--warn-fill)' : 'currentColor'}
      strokeWidth="1.6"
    />
  )
}

/** A shape of this file as an inline icon beside its word; hidden from assistive technology because the word says it. */
export function Glyph({ size = 12, children }: { size?: number; children: React.ReactNode }) {
  const half = size <= 12 ? 6 : 8
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`}
      style={{ flex: 'none', verticalAlign: '-2px' }}
    >
      {children}
    </svg>
  )
}
