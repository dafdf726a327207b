import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freeOffset } from '@/demo/explain-ports'
import { type Binary, natsServerAt } from '@/demo/nats-server/find'
import { startSupercluster } from '@/demo/supercluster'
import { Rig } from '@/e2e/support/predictions/rig'
import { obtainTools } from '@/e2e/support/setup'
import { defaultConfig } from '@/lib/domain/stream-config/model'
import { isAtLeast } from '@/lib/domain/version'
import { NatsCli } from '../support/nats-cli'
import { actLines } from './acts'
import { addCases } from './add-cases'
import { defaultsTwice } from './defaults'
import { editCases } from './edit-cases'
import { Shell } from './shell'
import { addTwice, editTwice, made, type Verdict } from './twice'

const HELP = `npm run bench:cli -- [DIR…]

Runs every kind of nats line that Orrery prints on a real supercluster of each given nats-server (a binary, or a folder
that holds one), and compares what came of it with what Orrery does itself. Needs the nats CLI on PATH.`

/** `npm run bench:cli`: 0 when every line did what Orrery does. */
export async function main(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(HELP)
    return 0
  }
  const dir = mkdtempSync(join(tmpdir(), 'orrery-cli-'))
  try {
    const cli = NatsCli.find(join(dir, 'home'))
    if (!cli) throw new Error('the nats CLI is not on PATH')
    const binaries =
      args.length > 0 ? args.map(natsServerAt) : [natsServerAt((await obtainTools(console.log)).natsServer)]
    let bad = 0
    for (const binary of binaries) bad += await onOne(binary, cli, dir)
    return bad > 0 ? 1 : 0
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function onOne({ path, version }: Binary, cli: NatsCli, dir: string): Promise<number> {
  const portOffset = await freeOffset(Array.from({ length: 40 }, (_, i) => 11_000 + 50 * i))
  if (portOffset === null) throw new Error('no free ports')
  const supercluster = await startSupercluster({ portOffset, dir: join(dir, version), binary: path })
  let rig: Rig | null = null
  try {
    rig = await Rig.open(supercluster)
    await rig.until('12 servers', (s) => s.servers.length === 12 && s.servers.every((x) => x.state === 'up'))
    await rig.lead('rg1')
    for (const name of ['ORIGIN', 'OTHER']) {
      // A mirror has direct access if its origin has.
      await made(rig, { ...defaultConfig(name, [`${name.toLowerCase()}.>`]), allow_direct: false })
    }
    const servers = supercluster.servers.slice(0, 3).map((s) => `nats://127.0.0.1:${s.clientPort}`)
    const shell = new Shell(cli, join(dir, `lines-${version}`), servers)
    const has = ({ since }: { since?: string }) => since === undefined || isAtLeast(version, since)
    const verdicts: Verdict[] = []
    for (const one of addCases().filter(has)) verdicts.push(await addTwice(rig, shell, one))
    verdicts.push(...(await defaultsTwice(rig, shell)))
    for (const one of editCases().filter(has)) verdicts.push(await editTwice(rig, shell, one))
    verdicts.push(...(await actLines(rig, shell)))
    return report(verdicts, `nats-server ${version}, nats ${cli.version}`)
  } finally {
    await rig?.close()
    await supercluster.stop()
  }
}

function report(verdicts: readonly Verdict[], where: string): number {
  for (const v of verdicts) {
    if (v.kind === 'equal') continue
    const why = v.kind === 'refused' ? v.said : v.kind === 'differs' ? v.fields.join('; ') : v.why
    console.log(`  ${v.kind}: ${v.what}\n    ${v.line.replaceAll('\n', '\n    ')}\n    ${why}`)
  }
  const count = (kind: Verdict['kind']) => verdicts.filter((v) => v.kind === kind).length
  const [equal, tried] = [count('equal'), verdicts.length - count('not tried')]
  console.log(`${where}: ${tried} lines, ${equal} equal, ${count('not tried')} that Orrery itself is refused`)
  return tried - equal
}
