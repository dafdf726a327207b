import { expect, test } from 'vitest'
import { type BundleWords, bundleLabel, labelBox } from './bundle-label'
import type { Bundle } from './route'

const said: BundleWords = {
  ab: { text: '2/3', tone: 'part' },
  ba: { text: '3/3', tone: 'count' },
  rtt: '0.4 ms',
  who: '',
  trouble: [],
  note: ['rg2-az3 does not answer', '1 not answering'],
}
const broken: BundleWords = { ...said, who: 'rg1 to rg2', trouble: ['broken'] }
const bundle = (kind: Bundle['kind'], room: number): Bundle => ({
  id: 'rg1>rg2',
  a: 'rg1',
  b: 'rg2',
  kind,
  line: [
    { x: 0, y: 0 },
    { x: 0, y: 100 },
  ],
  firstOnLeft: true,
  label: { at: { x: 50, y: 50 }, room },
})
const drawn = (b: Bundle, words: BundleWords) =>
  bundleLabel(b, words).flatMap((l) =>
    l.parts.flatMap((p) => (p.kind === 'text' ? [`${p.tone} ${p.text}`] : [])),
  )

test.each(['straight', 'arc', 'vertical'] as const)(
  'a %s bundle says why a count is short, as wordily as it has room',
  (kind) => {
    expect(drawn(bundle(kind, 500), said)).toContain('part rg2-az3 does not answer')
    expect(drawn(bundle(kind, kind === 'arc' ? 340 : 110), said)).toContain('part 1 not answering')
    const narrow = drawn(bundle(kind, 90), said)
    expect(narrow.join()).not.toContain('answer')
    expect(narrow).toEqual(drawn(bundle(kind, 90), { ...said, note: [] }))
  },
)

test.each(['straight', 'vertical'] as const)(
  'what is broken comes first on a %s bundle, and what explains takes no more room',
  (kind) => {
    const words = drawn(bundle(kind, 500), broken)
    expect(words).toContain('broken rg1 to rg2 broken')
    expect(words.join()).not.toContain('answer')
    const heights = (w: BundleWords) => bundleLabel(bundle(kind, 500), w).map((l) => labelBox(l).y)
    expect(heights(said)).toEqual(heights(broken))
  },
)
