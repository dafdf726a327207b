import { type Json, list, obj, str } from '@/lib/nats/read'
import { recorded, type Version } from '@/lib/nats/testing/recorded'

/** One server of a simulation: its server block, and the `data` (of STATSZ: `statsz`) of each endpoint it serves. */
export interface SimulatedServer {
  id: string
  name: string
  block: Json
  data: Map<string, Json>
  /** `account_details` for JSZ requests that ask for streams; called anew for each answer. */
  accounts: () => Json[]
}

const ENDPOINTS = ['STATSZ', 'JSZ', 'VARZ', 'GATEWAYZ', 'ROUTEZ', 'LEAFZ', 'HEALTHZ']

/** The 12 servers whose answers were recorded from real ones of that version. */
export function recordedFleet(version: Version): SimulatedServer[] {
  const listed = new Map(answersOf(version, 'streams_JSZ').map((a) => [nameOf(a), obj(a, 'data')]))
  const fleet = answersOf(version, 'ping_STATSZ').map((answer): SimulatedServer => {
    const block = obj(answer, 'server') ?? {}
    const name = nameOf(answer)
    const accounts = list(listed.get(name) ?? null, 'account_details')
    return { id: str(block, 'id') ?? '', name, block, data: new Map(), accounts: () => accounts }
  })
  for (const endpoint of ENDPOINTS) {
    for (const answer of answersOf(version, `ping_${endpoint}`)) {
      const data = obj(answer, endpoint === 'STATSZ' ? 'statsz' : 'data')
      const server = fleet.find((s) => s.name === nameOf(answer))
      if (server && data) server.data.set(endpoint, data)
    }
  }
  return fleet
}

/** The same server under another name, id or version, as a distinct one. */
export function renamed(server: SimulatedServer, block: Json): SimulatedServer {
  const merged = { ...server.block, ...block }
  return {
    ...server,
    id: str(merged, 'id') ?? server.id,
    name: str(merged, 'name') ?? server.name,
    block: merged,
    data: new Map(server.data),
  }
}

function answersOf(version: Version, name: string): Json[] {
  return list({ answers: recorded(version, name) }, 'answers')
}

const nameOf = (answer: Json) => str(obj(answer, 'server'), 'name') ?? ''
