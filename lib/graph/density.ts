import { CARD, CHANNEL, LANE_GAP, MARGIN, REGION, VERTICAL_GAP } from './metrics'

/** The window that the map is drawn for, px. */
export interface View {
  w: number
  h: number
}

/** The map in a window of 1440 × 900 beside the inspector: what the first HTML is drawn for. */
export const USUAL_VIEW: View = { w: 1032, h: 724 }

/** How close things stand, px. */
export interface Density {
  /** Width of a card's column. */
  column: number
  /** Inner edge of a region, and outer edge of the drawing. */
  pad: number
  margin: number
  /** Narrowest region, for the words of its head. */
  minW: number
  /** Between lanes, and above a ribbon that vertical bundles reach. */
  lane: number
  vertical: number
  /** From the regions to the first track, and from track to track. */
  channel: { base: number; track: number }
}

/** As the visual reference says. */
export const ROOMY: Density = {
  column: CARD.column,
  pad: REGION.pad,
  margin: MARGIN,
  minW: REGION.minW,
  lane: LANE_GAP,
  vertical: VERTICAL_GAP,
  channel: CHANNEL,
}

/** As close as words of 11 px allow: a name of nine characters on a card, two lines of label at a vertical bundle. */
export const CLOSE: Density = {
  column: 68,
  pad: 8,
  margin: 12,
  minW: 212,
  lane: 10,
  vertical: 64,
  channel: { base: 28, track: 30 },
}

/** What the drawing takes whatever its density, px, and how often it has what gives way. */
export interface Needs {
  /** Card columns of each region. */
  columns: readonly number[]
  /** Gutters and risers at their narrowest. */
  between: number
  /** Heads, lanes and feet. */
  high: number
  lanes: number
  verticals: number
  /** Tracks above the regions; null where there is no channel. */
  tracks: number | null
}

/**
 * As the visual reference where the window has room for it; else closer, so that the whole is seen with no text under 11
 * px, down to where words would be cut. A window that is smaller still sees a part.
 */
export function densityFor(needs: Needs, view: View): Density {
  return { ...widthsFor(needs, view.w), ...heightsFor(needs, view.h) }
}

type Widths = Pick<Density, 'column' | 'pad' | 'margin' | 'minW'>

export const regionWidth = (columns: number, { column, pad, minW }: Widths): number =>
  Math.max(minW, 2 * pad + column * columns)

function widthsFor({ columns, between }: Needs, room: number): Widths {
  const total = (d: Widths) => 2 * d.margin + between + columns.reduce((sum, n) => sum + regionWidth(n, d), 0)
  if (total(ROOMY) <= room) return ROOMY
  const close = (column: number): Widths => ({ ...CLOSE, column })
  let column: number = ROOMY.column
  while (column > CLOSE.column && total(close(column)) > room) column -= 0.5
  const { pad, margin, minW } = CLOSE
  return { column, pad, margin, minW }
}

type Heights = Pick<Density, 'lane' | 'vertical' | 'channel'>

function heightsFor({ high, lanes, verticals, tracks }: Needs, room: number): Heights {
  const channel = tracks === null ? 0 : CHANNEL.base + CHANNEL.track * tracks
  let missing = high + lanes * LANE_GAP + verticals * VERTICAL_GAP + channel - room
  /** From each of so many at most the difference, and no more than is missing. */
  const shrunk = (from: number, to: number, count: number) => {
    const each = count === 0 ? 0 : Math.min(from - to, Math.max(0, missing) / count)
    missing -= each * count
    return from - each
  }
  const vertical = shrunk(ROOMY.vertical, CLOSE.vertical, verticals)
  const track = shrunk(ROOMY.channel.track, CLOSE.channel.track, tracks ?? 0)
  const base = shrunk(ROOMY.channel.base, CLOSE.channel.base, tracks === null ? 0 : 1)
  return { vertical, lane: shrunk(ROOMY.lane, CLOSE.lane, lanes), channel: { base, track } }
}
