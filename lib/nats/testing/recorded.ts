import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Origin } from '@/lib/domain/observation'
import { decodeEnvelope } from '../envelope'
import type { Json } from '../read'

/** Test helpers: the answers recorded from real servers, in `lib/nats/fixtures/VERSION/`. */
export const VERSIONS = ['2.9.10', '2.10.27', '2.15.1'] as const
export type Version = (typeof VERSIONS)[number]

/** Not by `new URL`, so that tests of components find them too: they have the URL of a browser. */
const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixtures')

/** One fixture as JSON. */
export function recorded(version: Version, name: string): unknown {
  return JSON.parse(readFileSync(join(FIXTURES, version, `${name}.json`), 'utf8'))
}

/** A fixture that is one object. */
export function recordedObject(version: Version, name: string): Json {
  const value = recorded(version, name)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${name} is no object`)
  return { ...value }
}

/** A fixture that is a list of `$SYS` answers, each through the envelope; throws when one does not decode. */
export function answers(version: Version, name: string): { origin: Origin; data: Json }[] {
  const value = recorded(version, name)
  if (!Array.isArray(value)) throw new Error(`${name} is no list`)
  return value.map((answer) => {
    const envelope = decodeEnvelope(JSON.stringify(answer))
    if (!envelope.ok) throw new Error(`${name}: ${envelope.reason}`)
    return { origin: envelope.origin, data: envelope.data }
  })
}

/** The answer of one server. */
export function answerOf(version: Version, name: string, server: string): { origin: Origin; data: Json } {
  const found = answers(version, name).find((a) => a.origin.name === server)
  if (!found) throw new Error(`${server} is not in ${name} of ${version}`)
  return found
}

/** The 12 servers of the recorded supercluster by cluster. */
export const SERVERS: Record<string, string[]> = {
  rg1: ['rg1-az1', 'rg1-az2', 'rg1-az3'],
  rg2: ['rg2-az1', 'rg2-az2', 'rg2-az3'],
  rg3: ['rg3-az1', 'rg3-az2', 'rg3-az3'],
  xr: ['rg1-az1-x', 'rg2-az2-x', 'rg3-az3-x'],
}

export const ALL_SERVERS = Object.values(SERVERS).flat().sort()
