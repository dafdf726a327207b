// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Server } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import type { Role } from './overlays'
import { RingMark } from './RingMark'
import { RoleBadges } from './RoleMarks'

afterEach(cleanup)

const [server] = sampleSnapshot().servers
const role = (state: Role[3]): Role => ['APP/ORDERS', 'accent', 'follower', state, null]
/** The shapes of the card's middle and of its badge, with their classes. */
function shapes(state: Role[3]): string[] {
  const { container } = render(
    <svg>
      <title>card</title>
      <RingMark server={server as Server} role={role(state)} ghost={false} />
      <RoleBadges roles={[role(state)]} w={76} />
    </svg>,
  )
  return [...container.querySelectorAll('path, circle')].map(
    (e) => `${e.tagName} ${e.getAttribute('class') ?? e.parentElement?.getAttribute('class')}`,
  )
}

test('a replica that nobody tells of is a hollow diamond, and not lost', () => {
  const drawn = shapes('unknown')
  expect(drawn).toEqual([
    expect.stringMatching(/^path .*replicaUnknown/),
    expect.stringMatching(/^path .*badgeUnknown/),
  ])
})

test.each(['offline', 'missing'] as const)('one that is %s is lost', (state) => {
  expect(shapes(state)).toEqual([
    expect.stringMatching(/^circle .*replicaGone/),
    expect.stringMatching(/^circle .*badgeGone/),
  ])
})
