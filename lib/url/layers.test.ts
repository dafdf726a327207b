import { expect, test } from 'vitest'
import { LAYERS, type Layer, parseLayers, serializeLayers, unknownLayers } from './layers'

test('every choice of layers reads back as itself', () => {
  for (let bits = 0; bits < 2 ** LAYERS.length; bits++) {
    const chosen: Layer[] = LAYERS.filter((_, i) => (bits >> i) % 2 === 1)
    expect(parseLayers(serializeLayers(chosen))).toEqual(chosen)
    expect(unknownLayers(serializeLayers(chosen))).toEqual([])
  }
})

test('what is no layer is named and changes nothing else; nothing but such words is no choice at all', () => {
  expect(parseLayers('gateways,canals')).toEqual(['gateways'])
  expect(unknownLayers('gateways,canals')).toEqual(['canals'])
  expect(parseLayers('canals,,GATEWAYS')).toBeNull()
  expect(unknownLayers('canals,,GATEWAYS')).toEqual(['canals', 'GATEWAYS'])
})
