import { isJson, type Json, obj } from './read'

type Kind = 'number' | 'text' | 'flag' | 'list' | 'object'
type Shape = Record<string, Kind>

/**
 * What fields of an answer must be if they are there at all. Every version leaves some out and writes null for what is
 * empty, and both are fine; another type is not, and then nothing of that answer is believed.
 */
const SHAPES: Record<string, Record<string, Shape>> = {
  STATSZ: {
    '': {
      start: 'text',
      mem: 'number',
      cores: 'number',
      cpu: 'number',
      connections: 'number',
      subscriptions: 'number',
      slow_consumers: 'number',
      routes: 'list',
      gateways: 'list',
      sent: 'object',
      received: 'object',
      jetstream: 'object',
    },
    jetstream: { config: 'object', stats: 'object', meta: 'object' },
  },
  JSZ: {
    '': {
      disabled: 'flag',
      streams: 'number',
      consumers: 'number',
      messages: 'number',
      bytes: 'number',
      config: 'object',
      meta_cluster: 'object',
      account_details: 'list',
    },
    meta_cluster: { leader: 'text', cluster_size: 'number', replicas: 'list' },
  },
  VARZ: {
    '': {
      server_name: 'text',
      host: 'text',
      port: 'number',
      connect_urls: 'list',
      cluster: 'object',
      gateway: 'object',
    },
  },
  GATEWAYZ: { '': { name: 'text', outbound_gateways: 'object', inbound_gateways: 'object' } },
  ROUTEZ: { '': { num_routes: 'number', routes: 'list' } },
  LEAFZ: { '': { leafnodes: 'number', leafs: 'list' } },
  HEALTHZ: { '': { status: 'text', error: 'text' } },
}
const STREAM: Record<string, Shape> = {
  '': { name: 'text', created: 'text', cluster: 'object', state: 'object', config: 'object' },
  cluster: { name: 'text', leader: 'text', replicas: 'list' },
  state: {
    messages: 'number',
    bytes: 'number',
    first_seq: 'number',
    last_seq: 'number',
    consumer_count: 'number',
  },
}

/** The first field of a wrong type, in words; null when all are as they should be. */
export function wrongType(endpoint: string, data: Json): string | null {
  return firstWrong(SHAPES[endpoint] ?? {}, data)
}

/** The same for one entry of `stream_detail`. */
export function wrongStreamType(detail: Json): string | null {
  return firstWrong(STREAM, detail)
}

function firstWrong(shapes: Record<string, Shape>, data: Json): string | null {
  for (const [part, shape] of Object.entries(shapes)) {
    const fields = part === '' ? data : obj(data, part)
    for (const [field, wanted] of Object.entries(fields ? shape : {})) {
      const value = fields?.[field]
      if (value === undefined || value === null) continue
      const found = kindOf(value)
      if (found !== wanted)
        return `${part === '' ? '' : `${part}.`}${field} is ${ARTICLE[found]}, not ${ARTICLE[wanted]}`
    }
  }
  return null
}

const ARTICLE: Record<Kind, string> = {
  number: 'a number',
  text: 'text',
  flag: 'a flag',
  list: 'a list',
  object: 'an object',
}

function kindOf(value: unknown): Kind {
  if (typeof value === 'number' || typeof value === 'bigint') return 'number'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'boolean') return 'flag'
  return isJson(value) ? 'object' : 'list'
}
