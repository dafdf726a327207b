import { type Snapshot, streamKey } from '@/lib/domain/model'

const PITCH = 56

/**
 * The same data as one would draw it without thinking of how much it is: every server a circle with its name, every gateway
 * link between two clusters a line, every replica a dot beside its server; zoom by wheel and drag sets one transform.
 */
export function plainSvg(snapshot: Snapshot): string {
  const clusters = [...snapshot.clusters].map((c) => c.name)
  const abreast = Math.ceil(Math.sqrt(clusters.length))
  const across = Math.ceil(Math.sqrt(Math.max(1, ...snapshot.clusters.map((c) => c.servers.length))))
  const size = (across + 1) * PITCH
  const corner = new Map(
    clusters.map((name, i) => [name, { x: (i % abreast) * size, y: Math.floor(i / abreast) * size }]),
  )
  const place = new Map(
    snapshot.clusters.flatMap((c) =>
      c.servers.map((key, i) => {
        const { x, y } = corner.get(c.name) ?? { x: 0, y: 0 }
        return [key, { x: x + (i % across) * PITCH, y: y + Math.floor(i / across) * PITCH }] as const
      }),
    ),
  )
  const lines = snapshot.gateways.map(({ from, to }) => {
    const [a, b] = [corner.get(from), corner.get(to)]
    return a && b ? `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="#707c8b"/>` : ''
  })
  const servers = snapshot.servers.map((s) => {
    const { x, y } = place.get(s.key) ?? { x: 0, y: 0 }
    return `<g transform="translate(${x} ${y})"><circle r="9" fill="#fff" stroke="#276fda"/><text y="20" font-size="11" text-anchor="middle">${s.key}</text></g>`
  })
  const seen = new Map<string, number>()
  const dots = snapshot.streams.flatMap((stream) =>
    stream.replicas.map((r) => {
      const nth = seen.get(r.server) ?? 0
      seen.set(r.server, nth + 1)
      const at = place.get(r.server) ?? { x: 0, y: 0 }
      const [angle, far] = [nth * 2.4, 11 + Math.sqrt(nth)]
      return `<circle cx="${(at.x + far * Math.cos(angle)).toFixed(1)}" cy="${(at.y + far * Math.sin(angle)).toFixed(1)}" r="1.5" fill="${r.role === 'leader' ? '#4338ca' : '#434e5c'}"><title>${streamKey(stream)}</title></circle>`
    }),
  )
  return `<!doctype html><meta charset="utf-8"><title>plain</title>
<style>body{margin:0}svg{width:100vw;height:100vh;display:block}</style>
<svg id="plain"><g id="scene">${lines.join('')}${dots.join('')}${servers.join('')}</g></svg>
<script>
const svg = document.getElementById('plain'), scene = document.getElementById('scene')
const box = scene.getBBox()
let k = Math.min(innerWidth / box.width, innerHeight / box.height), x = -box.x * k, y = -box.y * k, from = null
const draw = () => scene.setAttribute('transform', 'translate(' + x + ',' + y + ') scale(' + k + ')')
svg.addEventListener('wheel', (e) => { const f = 2 ** (-e.deltaY * 0.002); x = e.clientX - (e.clientX - x) * f; y = e.clientY - (e.clientY - y) * f; k *= f; draw(); e.preventDefault() }, { passive: false })
svg.addEventListener('mousedown', (e) => { from = { x: e.clientX - x, y: e.clientY - y } })
addEventListener('mousemove', (e) => { if (from) { x = e.clientX - from.x; y = e.clientY - from.y; draw() } })
addEventListener('mouseup', () => { from = null })
draw()
</script>`
}
