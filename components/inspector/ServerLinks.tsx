'use client'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { NOT_KNOWN, rtt } from '@/lib/domain/format'
import type { LeafnodeEnd, ServerKey } from '@/lib/domain/model'
import panel from './Panel.module.css'
import { Section } from './Section'
import { SelectButton } from './SelectButton'
import styles from './table.module.css'

const SHOWN = 20

/** What a server says of its routes, those that are missing first, and of its leafnodes. */
export function ServerLinks({ server }: { server: ServerKey }) {
  const snapshot = useSnapshot()
  const routes = snapshot.routes.find((r) => r.server === server)?.peers ?? []
  const leafnodes = snapshot.leafnodes.find((l) => l.server === server)
  const sorted = [...routes].sort((a, b) => Number(a.connected) - Number(b.connected))
  const connected = routes.filter((r) => r.connected).length
  const states = new Map(snapshot.servers.map((s) => [s.key, s.state]))
  const isGone = (key: ServerKey) => states.get(key) === 'down' || states.get(key) === 'silent'
  const isMissing = routes.some((r) => !r.connected && !isGone(r.server))
  return (
    <>
      {routes.length > 0 && (
        <Section
          title="Routes"
          aside={
            <span className={isMissing ? panel.crit : connected < routes.length ? panel.warn : undefined}>
              {connected} of {routes.length}
            </span>
          }
        >
          <table className={styles.table}>
            <caption className="visually-hidden">Routes that {server} reports, missing ones first</caption>
            <tbody>
              {sorted.slice(0, SHOWN).map((r) => (
                <tr key={r.server}>
                  <td>
                    <SelectButton kind="server" id={r.server} />
                  </td>
                  <td className={r.connected ? styles.quiet : isGone(r.server) ? styles.warn : styles.crit}>
                    {r.connected ? 'connected' : 'no route'}
                    {isGone(r.server) && `, it is ${states.get(r.server)}`}
                  </td>
                  <td
                    className={`mono ${styles.right}`}
                    title={r.rttMs === null ? 'not reported' : undefined}
                  >
                    {rtt(r.rttMs)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <More count={routes.length - SHOWN} />
        </Section>
      )}
      {leafnodes && (
        <Section title="Leafnodes" aside={leafnodes.count}>
          <table className={styles.table}>
            <caption className="visually-hidden">Leafnode connections that {server} reports</caption>
            <tbody>
              {leafnodes.ends.slice(0, SHOWN).map((e, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two connections may differ in nothing that is told
                <tr key={i}>
                  <td>
                    <Who end={e} />
                  </td>
                  <td className={styles.quiet} title={e.account === null ? 'it names no account' : undefined}>
                    {[e.account, e.isSpoke && 'dialled from here'].filter(Boolean).join(', ') || NOT_KNOWN}
                  </td>
                  <td
                    className={`mono ${styles.right}`}
                    title={e.rttMs === null ? 'not reported' : undefined}
                  >
                    {rtt(e.rttMs)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <More count={leafnodes.count - Math.min(SHOWN, leafnodes.ends.length)} />
        </Section>
      )}
    </>
  )
}

function Who({ end }: { end: LeafnodeEnd }) {
  if (end.server !== null) return <SelectButton kind="server" id={end.server} />
  return (
    <span className="mono" title="it does not answer $SYS: known only from this server's LEAFZ">
      {end.name ?? end.host ?? 'not named'}
    </span>
  )
}

const More = ({ count }: { count: number }) =>
  count > 0 ? <p className={panel.small}>and {count} more</p> : null
