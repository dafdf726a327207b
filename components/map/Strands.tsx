'use client'
import { endName } from '@/components/gateways/names'
import type { GatewayLink } from '@/lib/domain/model'
import { rounded } from '@/lib/graph/polyline'
import type { Bundle } from '@/lib/graph/route'
import { type StrandEnd, strandsOf } from '@/lib/graph/strands'
import type { Selection } from '@/lib/url/selection'
import { StrokeMark } from './GatewayBundle'
import styles from './gateway.module.css'
import { type MapModel, outboundOf, strandCount } from './mapModel'

/** The bundles that are looked at, opened to the outbound connection of every server. */
export function Strands({
  bundles,
  model,
  selection,
}: {
  bundles: readonly Bundle[]
  model: MapModel
  selection: Selection | null
}) {
  return bundles
    .filter((b) => strandCount(model, b, selection) > 0)
    .map((b) => (
      <g key={b.id} data-mark={`gateway:${b.id}`} className={styles.strands}>
        <OpenBundle bundle={b} ab={model.links.get(`${b.a}>${b.b}`)} ba={model.links.get(`${b.b}>${b.a}`)} />
      </g>
    ))
}

function OpenBundle({
  bundle,
  ab,
  ba,
}: {
  bundle: Bundle
  ab: GatewayLink | undefined
  ba: GatewayLink | undefined
}) {
  const names = new Map<string, string>()
  const ends = (link: GatewayLink | undefined, from: 'a' | 'b'): StrandEnd[] =>
    outboundOf(link).map((end) => {
      const id = `${from} ${end.server}`
      names.set(id, endName(end.server, from === 'a' ? bundle.b : bundle.a, end))
      return { id, from, connected: end.unanswered ? null : end.connected }
    })
  return strandsOf(bundle, [...ends(ab, 'a'), ...ends(ba, 'b')]).map(({ id, line, stroke }) => (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a picture with a name; its bundle is the control
    <g key={id} role="img" aria-label={names.get(id)} className={styles.strand}>
      <path className={styles.strandHit} d={rounded(line)} />
      <StrokeMark stroke={stroke} />
    </g>
  ))
}
