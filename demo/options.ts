import { parseArgs } from 'node:util'
import { FIRST_PORTS, scenarioServers } from './scenario'

export interface DemoOptions {
  help: boolean
  traffic: boolean
  streams: boolean
  dashboard: boolean
  fresh: boolean
  portOffset: number
}

/** The dashboard's port at offset 0. */
export const DASHBOARD_PORT = 3000

const HIGHEST_PORT = FIRST_PORTS.http + scenarioServers().length - 1

export const HELP = `npm run demo -- [options]

The scenario on this machine: 12 nats-servers as one supercluster, the dashboard, and two streams.

  --no-traffic       publish nothing into the streams
  --no-streams       do not create EVENTS and ORDERS
  --no-dashboard     only the supercluster (for npm run dev beside it)
  --fresh            delete the data of earlier runs first
  --port-offset N    add N to every port (dashboard ${DASHBOARD_PORT}, servers ${FIRST_PORTS.client}, ${FIRST_PORTS.cluster}, ${FIRST_PORTS.gateway}, ${FIRST_PORTS.http} and up)
  --help             this text

NATS_SERVER=/path/to/nats-server chooses the server. Ctrl-C stops everything; the data stays in .orrery/.`

export class UsageError extends Error {
  override name = 'UsageError'
}

/** Reads the command line. @throws UsageError naming the flag or value that is wrong */
export function parseOptions(args: string[]): DemoOptions {
  const { values } = readFlags(args)
  return {
    help: values.help ?? false,
    streams: !values['no-streams'],
    traffic: !values['no-traffic'] && !values['no-streams'],
    dashboard: !values['no-dashboard'],
    fresh: values.fresh ?? false,
    portOffset: portOffset(values['port-offset'] ?? '0'),
  }
}

function readFlags(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        help: { type: 'boolean', short: 'h' },
        'no-traffic': { type: 'boolean' },
        'no-streams': { type: 'boolean' },
        'no-dashboard': { type: 'boolean' },
        fresh: { type: 'boolean' },
        'port-offset': { type: 'string' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function portOffset(text: string): number {
  const offset = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
  const lowest = 1024 - DASHBOARD_PORT
  const highest = 65535 - HIGHEST_PORT
  if (offset >= lowest && offset <= highest) return offset
  throw new UsageError(`--port-offset takes a whole number from ${lowest} to ${highest}, not "${text}"`)
}
