const PATHS = {
  map: 'M3 4h5v12H3z M12 4h5v12h-5z M8 8h4 M8 12h4',
  placement: 'M3 4h14v12H3z M3 8h14 M3 12h14 M7.7 4v12 M12.3 4v12',
  gateways: 'M3 7h13 M13 4l3 3-3 3 M17 13H4 M7 10l-3 3 3 3',
  servers: 'M3 3.5h14v5H3z M3 11.5h14v5H3z M6 6h.01 M6 14h.01',
  streams:
    'M2 6c2.7-2.4 5.3-2.4 8 0s5.3 2.4 8 0 M2 10.5c2.7-2.4 5.3-2.4 8 0s5.3 2.4 8 0 M2 15c2.7-2.4 5.3-2.4 8 0s5.3 2.4 8 0',
  jetstream:
    'M4 5c0-1.4 2.7-2.5 6-2.5S16 3.6 16 5s-2.7 2.5-6 2.5S4 6.4 4 5z M4 5v10c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5V5 M4 10c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5',
  health: 'M2 10.5h3.5L8 4.5l4 11 2-5h4',
  audit: 'M5 2.5h10v15H5z M7.5 6.5h5 M7.5 10h5 M7.5 13.5h3',
  find: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z M13 13l4 4',
  share: 'M10 12V3 M6.5 6L10 2.5 13.5 6 M5 9H3.5v8h13V9H15',
  pin: 'M7 3h6 M8 3v5l-3 4h10l-3-4V3 M10 12v5',
  lock: 'M4.5 9h11v8h-11z M7 9V6a3 3 0 0 1 6 0v3',
  unlocked: 'M4.5 9h11v8h-11z M7 9V6a3 3 0 0 1 5.8-1',
  inspector: 'M3 4h14v12H3z M12 4v12',
  light:
    'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z M10 2v1.5 M10 16.5V18 M2 10h1.5 M16.5 10H18 M4.3 4.3l1.1 1.1 M14.6 14.6l1.1 1.1 M4.3 15.7l1.1-1.1 M14.6 5.4l1.1-1.1',
  dark: 'M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3z',
  system: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z',
}

export type IconName = keyof typeof PATHS

/** A 20 px line icon; hidden from assistive technology because a word or a name stands with it. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
      {name === 'system' && <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" stroke="none" />}
    </svg>
  )
}

/** The mark of Orrery: a sun, two tilted orbits, two planets. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32">
      <g transform="rotate(-28 16 16)" fill="none" stroke="currentColor" strokeWidth="1.8">
        <ellipse cx="16" cy="16" rx="14" ry="7.5" />
        <ellipse cx="16" cy="16" rx="8" ry="4.5" stroke="var(--line-2)" strokeWidth="1.2" />
      </g>
      <circle cx="16" cy="16" r="3.6" fill="currentColor" />
      <circle cx="26.5" cy="6.9" r="2.8" fill="var(--accent)" />
      <circle cx="6.5" cy="24.1" r="2.4" fill="var(--c3)" />
    </svg>
  )
}
