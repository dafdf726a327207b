import { expect, test } from 'vitest'
import type { Box } from '../metrics'
import { collisions, drawings, holds, topologies } from '../testing/capsules'
import { VIEWS } from '../testing/windows'
import { columnCapsule, countWords, lineCapsule, WIDE } from './inside'
import { azHead, bandHead, footWords, regionCaption, regionHead } from './labels'
import type { CapsuleLayout } from './types'
import { type Word, wordBox } from './words'

/** What may be said inside of a capsule at once. */
const INSIDE = [
  { shape: 0, wordings: ['lag 1,234,567', '1.2M'] },
  { shape: 14, wordings: ['99/190'] },
  { shape: 12, wordings: ['1,024'] },
]

/** Every word that the components draw, with the box it must stay in. */
function words(l: CapsuleLayout): { what: string; word: Word; size: number; inside: Box }[] {
  const shift = (w: Word, by: { x: number; y: number }): Word => ({ ...w, x: w.x + by.x, y: w.y + by.y })
  return [
    ...l.regions
      .filter((r) => !l.opened.has(r.id))
      .flatMap((r) => [
        ...regionHead(r, r.id, '99/100').map((word, i) => ({
          what: 'region head',
          word,
          size: i === 0 ? 13 : 11,
          inside: r,
        })),
        ...(r.columns.length === 0
          ? [{ what: 'caption', word: regionCaption(r, 3, 12), size: 11, inside: r }]
          : []),
        ...r.columns.map((c) => ({ what: 'AZ head', word: azHead(c, `az ${c.id}`), size: 12, inside: c })),
      ]),
    ...l.bands
      .filter((b) => !b.headless && !b.again)
      .flatMap((b) =>
        bandHead(b, b.cluster ?? 'no cluster', ['10 servers, 2 regions', '10 in 2', '10']).map((word) => ({
          what: `band ${b.id}`,
          word,
          size: 11,
          inside: b,
        })),
      ),
    ...l.feet.flatMap((f) =>
      footWords(f, l.opened.has(f.region), [['100 servers drawn, 20 hidden', '120 hidden'], '20 silent']).map(
        (word) => ({ what: 'foot', word, size: 11, inside: f }),
      ),
    ),
    ...l.capsules.flatMap((c) => {
      const count = countWords(c.keys.length - 1, c.keys.length)
      const name = c.of.kind === 'region' ? (c.cluster ?? 'no cluster') : ''
      const inner = c.w < WIDE ? columnCapsule(c, count, 2) : lineCapsule(c, name, count, 2, INSIDE)
      return [
        ...[...inner.words, ...inner.notes].map((w) => ({
          what: `capsule ${c.id}`,
          word: shift(w, c),
          size: 11,
          inside: c,
        })),
        ...[...inner.badges, inner.state].map((at) => ({
          what: `shape in ${c.id}`,
          word: { text: '*', x: c.x + at.x - 5, y: c.y + at.y + 4, w: 10 },
          size: 10,
          inside: c,
        })),
      ]
    }),
  ]
}

for (const [name, topology] of Object.entries(topologies)) {
  for (const [window, view] of VIEWS) {
    for (const [how, drawn] of drawings(topology, view)) {
      test(`${name} in ${window}, ${how}: words stay in their containers and lie apart`, () => {
        const said = words(drawn)
        const out = said.filter(({ word, size, inside }) => !holds(inside, wordBox(word, size)))
        expect(out.map(({ what, word }) => `${what}: ${word.text}`)).toEqual([])
        expect(
          collisions(said.map(({ what, word, size }) => [`${what}: ${word.text}`, wordBox(word, size)])),
        ).toEqual([])
      })
    }
  }
}
