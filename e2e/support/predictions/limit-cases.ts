import type { AccountLimitsOption } from '@/demo/scenario'
import { defaultConfig, type StreamConfig } from '@/lib/domain/stream-config/model'
import type { Case } from './cases'
import type { ChangeCase } from './change-cases'

const MIB = 2 ** 20
const FILE = 12 * MIB
const MEMORY = 6 * MIB
const FILE_OF_STREAM = 10 * MIB
const MEMORY_OF_STREAM = 5 * MIB
const STREAMS = 5

/** Every limit that an account may have in a server's configuration, small enough to be reached from both sides. */
export const LIMITED: AccountLimitsOption = {
  max_mem: MEMORY,
  max_file: FILE,
  max_streams: STREAMS,
  max_consumers: 10,
  mem_max_stream_bytes: MEMORY_OF_STREAM,
  disk_max_stream_bytes: FILE_OF_STREAM,
}
/** Every stream must say how much it promises. */
export const REQUIRED: AccountLimitsOption = { max_bytes_required: true, max_streams: STREAMS }

let serial = 0

function make(what: string, more: Partial<StreamConfig>, prefix = 'LIMIT'): Case {
  const name = `${prefix}${serial++}`
  return {
    what,
    config: { ...defaultConfig(name, [`${name.toLowerCase()}.>`]), placement: { cluster: 'rg1' }, ...more },
  }
}

type Size = Pick<StreamConfig, 'storage' | 'num_replicas' | 'max_bytes'>
const size = (storage: Size['storage'], num_replicas: number, max_bytes: number): Size => ({
  storage,
  num_replicas,
  max_bytes,
})
const words = ({ storage, num_replicas, max_bytes }: Size) => `R${num_replicas} ${storage} ${max_bytes}`
const sized = (of: Size, prefix?: string): Case => make(words(of), of, prefix)

/** Streams that promise already: one phase after the other is set up, and in each creates are tried. */
export const PHASES: StreamConfig[][] = [
  [],
  [size('file', 1, 3 * MIB)],
  [size('file', 3, 3 * MIB), size('memory', 1, 2 * MIB)],
  [size('file', 3, 2 * MIB), size('file', 2, MIB), size('file', 1, -1), size('memory', 3, MIB)],
  [size('file', 3, 4 * MIB), size('memory', 2, 3 * MIB)],
].map((phase) => phase.map((of) => sized(of, 'STANDS').config))

const max = (storage: Size['storage']) => (storage === 'file' ? FILE : MEMORY)
const most = (storage: Size['storage']) => (storage === 'file' ? FILE_OF_STREAM : MEMORY_OF_STREAM)

/**
 * Just below, at and above what could be left: the others counted once, by their own replicas or by those of the new one,
 * and the new one counted once or by its replicas. On every version one of these is the limit, the others are not.
 */
function around(standing: readonly StreamConfig[], storage: Size['storage'], replicas: number): number[] {
  const others = standing.filter((s) => s.storage === storage && s.max_bytes > 0)
  const sum = (times: (s: StreamConfig) => number) =>
    others.reduce((total, s) => total + Number(s.max_bytes) * times(s), 0)
  const used = [sum(() => 1), sum((s) => s.num_replicas), sum(() => replicas)]
  const edges = used.flatMap((bytes) =>
    [1, replicas].map((times) => Math.floor((max(storage) - bytes) / times)),
  )
  return [...new Set(edges.flatMap((edge) => [edge - 1, edge, edge + 1]))].filter(
    (bytes) => bytes > 0 && bytes <= most(storage) + 1,
  )
}

const EVERY = (['file', 'memory'] as const).flatMap((storage) =>
  [1, 2, 3].map((replicas) => [storage, replicas] as const),
)

/** Creates around every limit of bytes beside these streams. */
export function sizesBeside(standing: readonly StreamConfig[]): Case[] {
  return EVERY.flatMap(([storage, replicas]) =>
    [-1, most(storage), most(storage) + 1, ...around(standing, storage, replicas)].map((bytes) =>
      sized(size(storage, replicas, bytes)),
    ),
  )
}

/** What else an account limits, and what is asked before: with one of these streams in the way. */
export function othersBeside(standing: readonly StreamConfig[]): Case[] {
  const [first] = standing
  return [
    ...[9, 10, 11].map((n) => make(`${n} consumers`, { max_consumers: n })),
    make('too large and too many consumers', { max_bytes: FILE_OF_STREAM + 1, max_consumers: 11 }),
    ...(first
      ? [
          make('name in use, too large', {
            ...first,
            subjects: ['elsewhere'],
            max_bytes: FILE_OF_STREAM + 1,
          }),
          make('subjects in use, too large', { subjects: first.subjects, max_bytes: FILE_OF_STREAM + 1 }),
          make('subjects in use, beyond what is left', {
            subjects: first.subjects,
            max_bytes: FILE_OF_STREAM,
          }),
        ]
      : []),
  ]
}

/** So many streams that one more is allowed, and so many that none is. */
export const FILLERS: StreamConfig[] = Array.from(
  { length: STREAMS },
  (_, i) => make(`filler ${i}`, {}, 'FILLS').config,
)

/** One more, and two that fail for another reason first or next. */
export function oneMore(): Case[] {
  return [
    make('one more', {}),
    make('one more, too large', { max_bytes: FILE_OF_STREAM + 1 }),
    make('one more, subjects in use', { subjects: FILLERS[0]?.subjects ?? [] }),
    make('one more, too many consumers', { max_consumers: 11 }),
  ]
}

/** Updates and scalings of a stream around every limit of bytes beside these streams. */
export function changesBeside(standing: readonly StreamConfig[]): ChangeCase[] {
  const cases: ChangeCase[] = []
  const change = (from: Size, to: Partial<Size>) => {
    const { config, what } = sized(from, 'ALTERS')
    cases.push({ what: `${what} → ${words({ ...from, ...to })}`, from: config, act: { update: to } })
  }
  const smalls = EVERY.filter(([, replicas]) => replicas !== 2).map(([storage, replicas]) =>
    size(storage, replicas, MIB / 2),
  )
  for (const from of [...smalls, size('file', 1, -1), size('file', 3, -1)]) {
    for (const bytes of around(standing, from.storage, from.num_replicas)) change(from, { max_bytes: bytes })
  }
  for (const bytes of around(standing, 'file', 3)) {
    if (bytes > FILE_OF_STREAM) continue
    change(size('file', 1, bytes), { num_replicas: 3 })
    change(size('file', 3, bytes), { num_replicas: 1 })
    change(size('file', 1, MIB / 2), { num_replicas: 2, max_bytes: bytes })
  }
  change(size('file', 1, -1), { num_replicas: 3 })
  return cases
}

/** Where every stream must promise something. */
export function required(): Case[] {
  return [-1, 1, MIB].flatMap((bytes) =>
    (['file', 'memory'] as const).map((storage) => sized(size(storage, 1, bytes))),
  )
}

export function requiredChanges(): ChangeCase[] {
  return [-1, 2 * MIB].map((bytes) => {
    const { config, what } = sized(size('file', 1, MIB), 'ALTERS')
    return { what: `${what} → ${bytes}`, from: config, act: { update: { max_bytes: bytes } } }
  })
}
