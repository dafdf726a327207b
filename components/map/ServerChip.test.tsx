// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Server } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { USUAL_VIEW } from '@/lib/graph/density'
import { layout } from '@/lib/graph/layout'
import { build, fleet } from '@/lib/graph/testing/topologies'
import { ServerChip } from './ServerChip'

afterEach(cleanup)

/** As a scope shows it: one region of a fleet of 120, three servers of a cluster in an AZ. */
const scope = layout(build(fleet(120, 16, 6, 2).filter(([, region]) => region === 'r2')), USUAL_VIEW)
const [template] = sampleSnapshot().servers

function said(key: string, props: { leads?: number; metaLeader?: boolean; w?: number }) {
  const box = scope.servers.find((s) => s.key === key)
  if (!box || !template) throw new Error('no such server')
  const server: Server = { ...template, key, name: key }
  const { container } = render(
    <svg>
      <title>map</title>
      <ServerChip
        box={{ ...box, w: props.w ?? box.w }}
        server={server}
        colour={0}
        striped={false}
        leads={props.leads ?? 0}
        follows={0}
        metaLeader={props.metaLeader ?? false}
        gateways={null}
        overlaid={false}
        roles={[]}
        selected={false}
        tab={false}
        passedOver={false}
      />
    </svg>,
  )
  const marks = container.querySelectorAll('[class*="chipTail"] path').length
  return [box.form, marks, ...[...container.querySelectorAll('text')].map((t) => t.textContent)]
}

test('in a scope a chip has room for name and count, and the crown takes its place', () => {
  expect(said('c14-n1', { leads: 16 })).toEqual(['chip', 1, 'c14-n1', '16'])
  expect(said('c2-n4', { leads: 120 })).toEqual(['chip', 1, 'c2-n4', '120'])
  expect(said('c2-n4', {})).toEqual(['chip', 0, 'c2-n4'])
  expect(said('c2-n4', { leads: 16, metaLeader: true })).toEqual(['chip', 1, 'c2-n4'])
})

test('where a name has no room beside its count it stays whole; the crown is always there', () => {
  expect(said('c14-n1', { leads: 16, w: 76 })).toEqual(['chip', 0, 'c14-n1'])
  expect(said('c14-n1', { leads: 16, metaLeader: true, w: 62 })).toEqual(['chip', 1, 'c…1'])
})
