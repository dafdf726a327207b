'use client'
import { type ComponentProps, useEffectEvent, useLayoutEffect, useRef } from 'react'
import styles from './Tip.module.css'

/** Where a tip may stand, px of the window: at `x`, under `below` or, where that leaves the window, over `above`. */
export interface Beside {
  x: number
  below: number
  above: number
}

/** The least room between a tip and the edge of the window, px. */
const EDGE = 8

/**
 * A box beside what is pointed at, never out of the window. `beside` is asked when the tip comes up, and when `at`, the name
 * of what is pointed at, is another one; it stays hidden where there is no place for it.
 */
export function Tip({
  at,
  beside,
  ...rest
}: Omit<ComponentProps<'div'>, 'className'> & { at: string; beside: () => Beside | null }) {
  const box = useRef<HTMLDivElement>(null)
  const place = useEffectEvent(() => {
    const tip = box.current
    const here = beside()
    if (!tip || !here) return
    // Where 0, 0 lies: a filter over the view (grey while nothing is heard) makes the view the frame of what is fixed.
    tip.style.left = '0px'
    tip.style.top = '0px'
    const origin = tip.getBoundingClientRect()
    const x = Math.max(EDGE, Math.min(here.x, window.innerWidth - origin.width - EDGE))
    const y = here.below + origin.height > window.innerHeight ? here.above - origin.height : here.below
    tip.style.left = `${x - origin.left}px`
    tip.style.top = `${y - origin.top}px`
    tip.style.visibility = 'visible'
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is the trigger
  useLayoutEffect(() => place(), [at])
  return <div ref={box} className={styles.tip} {...rest} />
}
