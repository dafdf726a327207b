import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { freeOffset } from '@/demo/explain-ports'
import { type Binary, natsServerAt } from '@/demo/nats-server/find'
import type { AccountLimitsOption } from '@/demo/scenario'
import { startSupercluster } from '@/demo/supercluster'
import { previewPlacement } from '@/lib/domain/placement/preview'
import { isAtLeast } from '@/lib/domain/version'
import { obtainTools } from '../setup'
import {
  type Case,
  invalid,
  modern,
  placements,
  promised,
  RESERVED,
  STANDING,
  sizes,
  withoutOne,
} from './cases'
import { allChanges, fullChanges, fullOfConsumersChanges, record } from './changes'
import { compare, create } from './compare'
import { LIMITED, REQUIRED } from './limit-cases'
import { allLimits, requiredLimits } from './limits'
import { Rig } from './rig'
import { count, emptyTally, type Tally, tallyWords } from './tally'

/** Few enough to fill, more than the other cases need. */
const MAX_HA_ASSETS = 4

const HELP = `npm run test:placement -- [--creates] [--changes] [--limits] [--record FILE] [DIR…]

Creates more than 150 streams on a real supercluster of each given nats-server (a binary, or a folder that holds one;
without one, that of the tests), once with the meta leader in rg1 and once in xr, and with a server gone; then changes
more than 100 (scaled, moved, edited, a replica taken away, servers full of replicated assets); then does both around
every limit that an account may have. Compares what Orrery predicted with the answer and with the servers that were
taken. Prints every mismatch.

--creates, --changes, --limits
                      only these
--record FILE         puts what was refused of the changes into FILE (lib/operations/fixtures/recorded-change-refusals.json)`

/** `npm run test:placement`: 0 when every prediction held on every version. */
export async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      creates: { type: 'boolean' },
      changes: { type: 'boolean' },
      limits: { type: 'boolean' },
      record: { type: 'string' },
    },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const binaries: Binary[] =
    positionals.length > 0
      ? positionals.map(natsServerAt)
      : [natsServerAt((await obtainTools(console.log)).natsServer)]
  const all = !values.creates && !values.changes && !values.limits
  let failed = 0
  for (const binary of binaries) {
    const { version } = binary
    if (all || values.creates) {
      const creates = (rig: Rig, tally: Tally) => everything(rig, version, tally)
      failed += await tell('creates', binary, [{ act: creates }])
    }
    if (all || values.changes) {
      const changes = async (rig: Rig, tally: Tally) => {
        const refusals = await allChanges(rig, version, tally)
        if (values.record !== undefined) record(values.record, version, refusals)
      }
      const whenFull = async (rig: Rig, tally: Tally) => {
        await fullChanges(rig, MAX_HA_ASSETS, tally)
        await fullOfConsumersChanges(rig, MAX_HA_ASSETS, tally)
      }
      const runs = [{ act: changes }, { act: whenFull, maxHaAssets: MAX_HA_ASSETS }]
      // Before 2.11 the limit is not reported, so there is nothing to predict.
      failed += await tell('changes', binary, isAtLeast(version, '2.11') ? runs : runs.slice(0, 1))
    }
    if (all || values.limits) {
      failed += await tell('creates and changes around limits', binary, [
        { act: (rig, tally) => allLimits(rig, version, tally), accountLimits: LIMITED },
        { act: (rig, tally) => requiredLimits(rig, version, tally), accountLimits: REQUIRED },
      ])
    }
  }
  return failed > 0 ? 1 : 0
}

interface Run {
  act: (rig: Rig, tally: Tally) => Promise<void>
  maxHaAssets?: number
  accountLimits?: AccountLimitsOption
}

/** Runs, each on a supercluster of its own, and prints what came of them; how many predictions failed. */
async function tell(what: string, binary: Binary, runs: readonly Run[]): Promise<number> {
  const began = performance.now()
  const tally = emptyTally()
  for (const run of runs) await onOne(binary, run, tally)
  for (const mismatch of tally.mismatches) console.log(`  ${mismatch}`)
  console.log(
    `nats-server ${binary.version}: ${tallyWords(what, tally)}; ` +
      `${Math.round((performance.now() - began) / 1000)} s, load ${loadavg()[0]?.toFixed(1)}`,
  )
  return tally.mismatches.length
}

async function onOne({ path }: Binary, { act, ...limits }: Run, tally: Tally): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'orrery-placement-'))
  const portOffset = await freeOffset(Array.from({ length: 40 }, (_, i) => 11_000 + 50 * i))
  if (portOffset === null) throw new Error('no free ports')
  const supercluster = await startSupercluster({ portOffset, dir, binary: path, ...limits })
  let rig: Rig | null = null
  try {
    rig = await Rig.open(supercluster)
    await act(rig, tally)
  } finally {
    await rig?.close()
    await supercluster.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

async function everything(rig: Rig, version: string, tally: Tally): Promise<void> {
  const run = async (cases: Case[], where: string) => {
    for (const one of cases) await predictAndDo(rig, one, where, version, tally)
  }
  await rig.until('12 servers', (s) => s.servers.length === 12 && s.servers.every((x) => x.state === 'up'))
  await rig.lead('xr')
  await create(rig.nc, { ...STANDING, name: 'FIRST', subjects: ['first'] })
  await standing(rig, STANDING)
  await run(placements(), 'meta leader in xr')
  await run(sizes().slice(0, 10), 'meta leader in xr')
  await rig.lead('rg1')
  await standing(rig, RESERVED)
  await run(placements(), 'meta leader in rg1')
  await run(sizes(), 'meta leader in rg1')
  await run(invalid(), 'meta leader in rg1')
  if (isAtLeast(version, '2.14')) await run(modern(), 'meta leader in rg1')
  // The meta leader hears of promises with the next STATSZ only, after up to 30 s on 2.9.
  await rig.until('promised room', (s) =>
    s.servers.filter((x) => x.cluster === 'rg3').every((x) => (x.jetstream?.storeReserved ?? 0) > 0),
  )
  await run(promised(), 'rg3 promised away')
  await rig.supercluster.kill('rg2-az3', 'SIGTERM')
  await rig.until('rg2-az3 gone', (s) =>
    s.meta.peers.some((p) => p.server === 'rg2-az3' && p.natsSees === 'offline'),
  )
  await rig.until('rg2-az3 down', (s) => s.servers.some((x) => x.key === 'rg2-az3' && x.state !== 'up'))
  await run(withoutOne(), 'rg2-az3 shut down')
  await rig.supercluster.restart('rg2-az3')
  await rig.supercluster.ready()
  await rig.lead('rg1')
  await rig.until('rg2-az3 back', (s) => s.servers.every((x) => x.state === 'up' && x.metaMember))
  await rig.supercluster.kill('rg2-az3', 'SIGKILL')
  await rig.until('rg2-az3 down', (s) => s.servers.some((x) => x.key === 'rg2-az3' && x.state === 'down'))
  await run(withoutOne(), 'rg2-az3 killed')
}

/** A stream that stays, once the snapshot knows it. */
async function standing(rig: Rig, config: typeof STANDING): Promise<void> {
  await rig.nc.request(`$JS.API.STREAM.CREATE.${config.name}`, JSON.stringify(config), { timeout: 9000 })
  await rig.until(config.name, (s) => s.streams.some((x) => x.name === config.name && x.leader !== null))
}

async function predictAndDo(
  rig: Rig,
  { what, config }: Case,
  where: string,
  version: string,
  tally: Tally,
): Promise<void> {
  const { snapshot } = rig
  const preview = previewPlacement(snapshot, config, 'APP')
  const actual = await create(rig.nc, config)
  const gone = snapshot.servers.filter((s) => s.state !== 'up').map((s) => s.key)
  const verdict = compare(preview, config, actual, { gone, version })
  count(tally, `${where}: ${what}`, verdict)
}
