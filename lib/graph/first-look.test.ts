import { expect, test } from 'vitest'
import { firstSeen } from './first-look'
import { legibleOf } from './fit'

const view = { w: 1000, h: 700 }
const region = (x: number, y: number, h: number) => ({ x, y, w: 100, h })
const regions = [region(16, 60, 660), region(132, 60, 660)]

test('the regions are seen before an empty channel, and before the feet of regions a channel with links', () => {
  const part = firstSeen({ regions }, undefined, false, view)
  expect(legibleOf({ w: 900, h: 738 }, view, part).y).toBe(700 - 720 - 8)
  expect(firstSeen({ regions }, undefined, true, view)).toBeUndefined()
})

test('where all has room nothing is moved', () => {
  const part = firstSeen({ regions }, undefined, false, { w: 1000, h: 1000 })
  expect(legibleOf({ w: 900, h: 738 }, { w: 1000, h: 1000 }, part)).toEqual(
    legibleOf({ w: 900, h: 738 }, { w: 1000, h: 1000 }),
  )
})

test('an opened region comes first; one that is higher than the window begins with its head', () => {
  expect(firstSeen({ regions }, regions[1], false, view)).toBe(regions[1])
  expect(firstSeen({ regions: [region(16, 60, 900)] }, undefined, false, view)).toBeUndefined()
  expect(firstSeen({ regions: [] }, undefined, false, view)).toBeUndefined()
})
