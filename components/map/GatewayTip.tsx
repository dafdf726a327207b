'use client'
import { type RefObject, useEffect, useId, useState } from 'react'
import { endName, rttWords } from '@/components/gateways/names'
import { DoesNotAnswer } from '@/components/live/DoesNotAnswer'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Tip } from '@/components/ui/Tip'
import { linkState } from '@/lib/domain/link-state'
import { type GatewayLink, gatewayKey } from '@/lib/domain/model'
import { MOST_STRANDS } from '@/lib/graph/strands'
import { outboundOf } from './mapModel'
import styles from './tip.module.css'

const OFFSET = 12
const NAMED = 8

/**
 * What is said of a bundle beside it, on hover and on focus: both directions, the servers without a connection, the last
 * errors; of one that is open, the connection of every server.
 */
export function GatewayTip({
  svgRef,
  isOpen,
}: {
  svgRef: RefObject<SVGSVGElement | null>
  isOpen: (pair: string) => boolean
}) {
  const [shown, setShown] = useState<Omit<LinkTipProps, 'isOpen'> | null>(null)
  useEffect(() => {
    const svg = svgRef.current
    if (!svg) return
    const bundleAt = (target: EventTarget | null) =>
      target instanceof Element ? target.closest('[data-mark^="gateway:"]') : null
    const show = (mark: Element, x: number, y: number, target: EventTarget | null = null) => {
      const strand = target instanceof Element ? target.closest('[role="img"]') : null
      setShown({
        pair: mark.getAttribute('data-mark')?.slice('gateway:'.length) ?? '',
        strand: strand?.getAttribute('aria-label') ?? null,
        mark,
        x,
        y,
      })
    }
    const onOver = (event: PointerEvent) => {
      const mark = bundleAt(event.target)
      if (mark) show(mark, event.clientX, event.clientY, event.target)
      else setShown((now) => (now?.mark === document.activeElement ? now : null))
    }
    const onFocus = (event: FocusEvent) => {
      const mark = bundleAt(event.target)
      if (!mark?.matches(':focus-visible')) return setShown(null)
      const label = (mark.querySelector('text') ?? mark).getBoundingClientRect()
      show(mark, label.left + label.width / 2, label.bottom)
    }
    const hide = () => setShown(null)
    // It may have been loaded for the bundle that the pointer or the focus has just come to.
    const first = svg.querySelector(
      ':is([data-mark^="gateway:"]:hover, [data-mark^="gateway:"]:focus-visible)',
    )
    if (first) {
      const at = first.getBoundingClientRect()
      show(first, at.left + at.width / 2, at.top + at.height / 2)
    }
    // The focus is heard of around the drawing: Chromium makes an svg that listens for it a tab stop of its own.
    const around: Element = svg.parentElement ?? svg
    const listeners: [Element, string, (event: never) => void][] = [
      [svg, 'pointerover', onOver],
      [svg, 'pointerleave', hide],
      [svg, 'wheel', hide],
      [around, 'focusin', onFocus],
      [around, 'focusout', hide],
    ]
    for (const [place, type, listener] of listeners)
      place.addEventListener(type, listener as EventListener, { passive: true })
    return () => {
      for (const [place, type, listener] of listeners)
        place.removeEventListener(type, listener as EventListener)
    }
  }, [svgRef])
  return shown && <LinkTip key={`${shown.pair} ${shown.strand}`} {...shown} isOpen={isOpen(shown.pair)} />
}

interface LinkTipProps {
  /** `a>b` */
  pair: string
  /** The one connection that is pointed at, in words. */
  strand: string | null
  /** Drawn server by server. */
  isOpen: boolean
  mark: Element
  x: number
  y: number
}

function LinkTip({ pair, strand, isOpen, mark, x, y }: LinkTipProps) {
  const { gateways, findings } = useSnapshot()
  const id = useId()
  useEffect(() => {
    mark.setAttribute('aria-describedby', id)
    return () => mark.removeAttribute('aria-describedby')
  }, [mark, id])
  const [a = '', b = ''] = pair.split('>')
  // One that is pointed at has its name above.
  const all = isOpen && strand === null
  const link = (from: string, to: string) => gateways.find((g) => g.from === from && g.to === to)
  const errors = findings.filter(
    (f) => f.subject.kind === 'gateway' && [`${a}>${b}`, `${b}>${a}`].includes(f.subject.id),
  )
  return (
    <Tip
      id={id}
      role="tooltip"
      at={`${x} ${y}`}
      beside={() => ({ x: x + OFFSET, below: y + OFFSET, above: y - OFFSET })}
    >
      {strand !== null && <p className={styles.strand}>{strand}</p>}
      <Direction from={a} to={b} link={link(a, b)} all={all} />
      <Direction from={b} to={a} link={link(b, a)} all={all} />
      {errors.length > 0 && (
        <ul className={styles.errors}>
          {errors.map((f) => (
            <li key={`${f.code} ${f.subject.id}`}>
              <strong>{f.summary}</strong>
              {f.evidence.slice(0, NAMED).map((line) => (
                <span key={line}>{line}</span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Tip>
  )
}

function Direction({
  from,
  to,
  link,
  all,
}: {
  from: string
  to: string
  link: GatewayLink | undefined
  /** Whether connections that stand are named too. */
  all: boolean
}) {
  const state = linkState(link)
  const { servers } = useSnapshot()
  const named = outboundOf(link).filter((e) => all || !e.connected)
  const most = all ? MOST_STRANDS : NAMED
  return (
    <section className={styles.direction} data-state={state}>
      <p>
        <strong>
          {from} to {to}
        </strong>{' '}
        <span className={styles.count}>
          {link
            ? `${link.connected}/${link.expected} ${state === 'unknown' ? 'not known' : state}`
            : 'not reported'}
        </span>
        {link?.rttMs && ` · ${rttWords(link.rttMs)}`}
      </p>
      {named.slice(0, most).map((end) => (
        <p
          key={`${gatewayKey({ from, to })} ${end.server}`}
          className={end.unanswered || end.connected ? undefined : styles.lost}
        >
          {end.unanswered ? (
            <>
              {end.server} <DoesNotAnswer server={servers.find((s) => s.key === end.server)} />
            </>
          ) : (
            endName(end.server, to, end)
          )}
        </p>
      ))}
      {named.length > most && <p className={styles.lost}>and {named.length - most} more</p>}
    </section>
  )
}
