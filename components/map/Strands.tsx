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

/** The bundles that are looked at, opened to the outbound connection of every server; those of a selected server stand out. */
export function Strands({
  bundles,
  model,
  selection,
}: {
  bundles: readonly Bundle[]
  model: MapModel
  selection: Selection | null
}) {
  const server = selection?.kind === 'server' ? selection.id : null
  return bundles
    .filter((b) => strandCount(model, b, selection) > 0)
    .map((b) => (
      <g key={b.id} data-mark={`gateway:${b.id}`} className={styles.strands}>
        <OpenBundle
          bundle={b}
          ab={model.links.get(`${b.a}>${b.b}`)}
          ba={model.links.get(`${b.b}>${b.a}`)}
          server={server}
        />
      </g>
    ))
}

function OpenBundle({
  bundle,
  ab,
  ba,
  server,
}: {
  bundle: Bundle
  ab: GatewayLink | undefined
  ba: GatewayLink | undefined
  /** The one that is looked at; null when it is not a server. */
  server: string | null
}) {
  const names = new Map<string, string>()
  const own = new Set<string>()
  const ends = (link: GatewayLink | undefined, from: 'a' | 'b'): StrandEnd[] =>
    outboundOf(link).map((end) => {
      const id = `${from} ${end.server}`
      if (server !== null && (end.server === server || end.peer === server)) own.add(id)
      names.set(id, endName(end.server, from === 'a' ? bundle.b : bundle.a, end))
      return { id, from, connected: end.unanswered ? null : end.connected }
    })
  return strandsOf(bundle, [...ends(ab, 'a'), ...ends(ba, 'b')]).map(({ id, line, stroke }) => (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a picture with a name; its bundle is the control
    <g
      key={id}
      role="img"
      aria-label={names.get(id)}
      className={styles.strand}
      data-own={own.has(id) || undefined}
    >
      <path className={styles.strandHit} d={rounded(line)} />
      <StrokeMark stroke={stroke} />
    </g>
  ))
}
