import { type Ink, inkStyle } from './overlays'

/** A piece of the line that a stream is drawn with. */
export function InkLine({ ink }: { ink: Ink }) {
  return (
    <svg aria-hidden="true" width="22" height="10" viewBox="0 -5 22 10" style={inkStyle(ink.colour)}>
      <path
        d="M1 0 H21"
        fill="none"
        stroke="var(--pin)"
        strokeWidth="2"
        strokeDasharray={ink.dash ?? undefined}
      />
    </svg>
  )
}
