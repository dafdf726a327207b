import type { Page } from '@playwright/test'
import { p95 } from '../support/numbers'

export interface Frames {
  fps: number
  p95Ms: number
  maxMs: number
  /** Tasks of the page's own thread longer than 50 ms meanwhile. */
  longTasks: number
  longestMs: number
}

const MOVE_MS = 4000

/** Frames while the drawing is zoomed in and out and dragged about for four seconds, by events like those of a mouse. */
export async function framesOf(page: Page, drawing: string): Promise<Frames> {
  const { gaps, tasks } = await page.evaluate(move, { drawing, ms: MOVE_MS })
  const total = gaps.reduce((sum, gap) => sum + gap, 0)
  return {
    fps: (1000 * gaps.length) / total,
    p95Ms: p95(gaps) ?? 0,
    maxMs: Math.max(0, ...gaps),
    longTasks: tasks.length,
    longestMs: Math.max(0, ...tasks),
  }
}

/** Runs in the page: one event a frame, as a mouse would send them. */
function move({
  drawing,
  ms,
}: {
  drawing: string
  ms: number
}): Promise<{ gaps: number[]; tasks: number[] }> {
  const svg = document.querySelector(drawing)
  if (!svg) throw new Error(`nothing at ${drawing}`)
  const { left, top, width, height } = svg.getBoundingClientRect()
  const middle = { clientX: left + width / 2, clientY: top + height / 2 }
  const common = { view: window, bubbles: true, cancelable: true, button: 0 }
  const tasks: number[] = []
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tasks.push(entry.duration)
  })
  observer.observe({ type: 'longtask' })
  return new Promise((resolve) => {
    const gaps: number[] = []
    let began: number | null = null
    let last = 0
    let held = false
    const step = (now: number) => {
      if (began === null) began = now
      else gaps.push(now - last)
      last = now
      const part = (now - began) / ms
      if (part >= 1) {
        window.dispatchEvent(new MouseEvent('mouseup', { ...common, ...middle }))
        observer.disconnect()
        resolve({ gaps, tasks })
        return
      }
      if (part < 0.5) {
        const deltaY = Math.sin(part * 4 * Math.PI) > 0 ? -24 : 24
        svg.dispatchEvent(new WheelEvent('wheel', { ...common, ...middle, deltaY }))
      } else {
        const angle = (part - 0.5) * 8 * Math.PI
        const at = {
          clientX: middle.clientX + Math.sin(angle) * width * 0.3,
          clientY: middle.clientY + (1 - Math.cos(angle)) * height * 0.2,
        }
        if (!held) svg.dispatchEvent(new MouseEvent('mousedown', { ...common, ...middle, buttons: 1 }))
        held = true
        window.dispatchEvent(new MouseEvent('mousemove', { ...common, ...at, buttons: 1 }))
      }
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}
