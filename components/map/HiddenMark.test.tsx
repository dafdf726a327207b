// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { HiddenMark } from './HiddenMark'
import type { HiddenIn } from './shown'

afterEach(cleanup)

const region: HiddenIn['region'] = { id: 'rg2', x: 0, y: 0, w: 240, h: 400, columns: [] }
/** The selectors of its stylesheet; the names of classes are made longer when they are built. */
const selectors = [
  ...readFileSync(`${import.meta.dirname}/hidden.module.css`, 'utf8').matchAll(/^(\..*) \{$/gm),
].map(([, selector = '']) => selector.replace(/\.(\w+)/g, '[class*="$1"]'))

test('its looks are those of the plate and the words, never of the shape of the state', () => {
  const { container } = render(
    <svg>
      <title>map</title>
      <HiddenMark region={region} count={1} worst="down" onShow={() => {}} />
    </svg>,
  )
  const styled = [...container.querySelectorAll('rect, path, text')].map((e) => [
    e.tagName,
    e.getAttribute('fill'),
    selectors.some((s) => e.matches(s)),
  ])
  expect(styled).toEqual([
    ['rect', null, true],
    ['rect', 'var(--crit)', false],
    ['path', null, false],
    ['text', null, true],
  ])
})
