/** JetBrains Mono is 0.6 em wide in every weight, so a label can be measured before it is drawn. */
export const monoWidth = (text: string, size = 11): number => [...text].length * size * 0.6

/** Upper estimate for Inter and its wider fallbacks; bold adds a little. */
export const sansWidth = (text: string, size = 11, bold = false): number =>
  [...text].length * size * (bold ? 0.6 : 0.54)

/** `rg1-az1-europe` → `rg1-…rope`: at most `max` characters, cut in the middle (both ends tell servers apart). */
export function cutMiddle(text: string, max = 9): string {
  const chars = [...text]
  if (chars.length <= max) return text
  if (max < 3) return ''
  const head = Math.ceil((max - 1) / 2)
  const tail = max - 1 - head
  return `${chars.slice(0, head).join('')}…${chars.slice(chars.length - tail).join('')}`
}

/** So many characters of a name always stand whole; of longer ones its end does. */
const SHORT = 14
const END = 6

/** A name in two parts, for where its first gives way when there is no room; `end` is '' when it is short enough to stand whole. */
export function cutParts(name: string): { start: string; end: string } {
  const chars = [...name]
  if (chars.length <= SHORT) return { start: name, end: '' }
  return { start: chars.slice(0, -END).join(''), end: chars.slice(-END).join('') }
}

/** The text cut so that it is at most `width` px wide at 0.6 em a character; '' when not even three fit. */
export const cutToWidth = (text: string, width: number, size = 11): string =>
  cutMiddle(text, Math.max(0, Math.floor(width / (size * 0.6))))

/** The first of the wordings that fits in `width` px (longest first); '' when none does. */
export const firstFit = (wordings: string[], width: number, size = 11): string =>
  wordings.find((w) => sansWidth(w, size) <= width) ?? ''
