import { expect, test } from 'vitest'
import { remedyParts } from './remedy-parts'

const drawn = (text: string) =>
  remedyParts(text).map((p) =>
    p.kind === 'command' ? `$ ${p.text}` : p.pieces.map((x) => (x.isCode ? `<${x.text}>` : x.text)).join(''),
  )

test('a command stands by itself, and its full stop goes with it', () => {
  expect(drawn('Bring it back. If it will never return: `nats server cluster peer-remove rg2-az3`.')).toEqual(
    ['Bring it back. If it will never return: ', '$ nats server cluster peer-remove rg2-az3'],
  )
  expect(drawn('To have it made anew: `nats stream rm S`. It needs a spare server.')).toEqual([
    'To have it made anew: ',
    '$ nats stream rm S',
    'It needs a spare server.',
  ])
})

test('other names stay in their sentence, full stop and all', () => {
  expect(drawn('Check `accounts.APP.writer`; reading goes on. Or `healthz`.')).toEqual([
    'Check <accounts.APP.writer>; reading goes on. Or <healthz>.',
  ])
  expect(drawn('Bring rg2-az3 back.')).toEqual(['Bring rg2-az3 back.'])
})
