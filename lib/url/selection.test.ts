import { expect, test } from 'vitest'
import { parseSelection, serializeSelection } from './selection'

test.each(['server:rg1-az1', 'stream:APP/ORDERS', 'gateway:rg1>xr', 'server:a:b'])(
  '%s round-trips',
  (text) => {
    const selection = parseSelection(text)
    expect(selection).not.toBeNull()
    if (selection) expect(serializeSelection(selection)).toBe(text)
  },
)

test.each(['', 'server', 'server:', 'serverx', 'planet:mars', ':x'])('%j is malformed', (text) => {
  expect(parseSelection(text)).toBeNull()
})
