import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { FleetSize } from '@/e2e/support/simulated/generate'
import type { Config } from '@/lib/config/types'

export const sizeInWords = (size: FleetSize) =>
  `${size.servers} servers, ${size.streams} R3 streams, ${size.busy * 100} % busy`

/** A simulated fleet in a process of its own. */
export async function startFleet({ servers, clusters, regions, streams, busy, crossRegion = 0 }: FleetSize) {
  const sizes = [servers, clusters, regions, streams, busy, crossRegion].map(String)
  const child = spawn(process.execPath, ['demo/bootstrap.mjs', 'bench/support/fleet-process.ts', ...sizes], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const line = await firstLine(child.stdout)
  const url: string = JSON.parse(line).url
  const config: Config = {
    name: 'bench',
    system: { servers: [url], user: 'sim', password: 'sim', token: null, nkey: null, creds: null, tls: null },
    accounts: {},
    topology: { regionTags: ['region:', 'rg:'], azTags: ['az:', 'zone:'], overrides: [] },
    listen: { host: '127.0.0.1', port: 0 },
    data: '.orrery',
  }
  return { url, config, stop: () => child.stdin.end() }
}

export function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => createInterface({ input: stream }).once('line', resolve))
}
