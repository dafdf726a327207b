import { constants, gunzipSync } from 'node:zlib'
import type { StreamCopy } from '@/lib/domain/observation'
import { heavyReader } from './heavy/reader'

/** Up to here an answer is inflated and parsed on this thread: a millisecond or two. */
const LIGHT_BYTES = 96 * 1024
const LIGHT_PACKED_BYTES = 24 * 1024
/** Enough of an answer that cannot be read to tell whose it is. */
const HEAD_BYTES = 4096
const HEAD_PACKED_BYTES = 1024

/** An answer as text. `copies`: the streams of a large list, taken out of the text. `unreadable`: why; the text is then its beginning. */
export interface Unpacked {
  text: string
  copies?: StreamCopy[]
  unreadable?: string
}

/**
 * Inflates an answer. Large ones go to a worker thread (see heavy/reader) and come later; `keep` (`account/name`) names a
 * stream that is wanted in the text even then. Never throws.
 */
export function unpack(
  data: Uint8Array,
  encoding: string,
  keep: string | null = null,
): Unpacked | Promise<Unpacked> {
  const gzip = encoding === 'gzip'
  if (!gzip && data.byteLength <= LIGHT_BYTES) return { text: decode(data) }
  if (gzip && data.byteLength <= LIGHT_PACKED_BYTES) {
    const light = inflate(data)
    if (typeof light === 'object') return light
    if (light !== 'large') return { text: headOf(data, gzip), unreadable: light }
  }
  return inWorker(data, gzip, keep)
}

async function inWorker(data: Uint8Array, gzip: boolean, keep: string | null): Promise<Unpacked> {
  const heavy = await heavyReader().read(data, gzip, keep)
  return heavy.ok
    ? { text: heavy.text, copies: heavy.copies }
    : { text: headOf(data, gzip), unreadable: heavy.reason }
}

/** `large`: only a worker should try. Anything else in words is why it cannot be read. */
function inflate(data: Uint8Array): Unpacked | string {
  try {
    return { text: decode(gunzipSync(data, { maxOutputLength: LIGHT_BYTES, chunkSize: 32 * 1024 })) }
  } catch (error) {
    if (!(error instanceof Error)) return 'broken compression'
    if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return 'large'
    return /unexpected end/.test(error.message) ? 'cut off' : 'broken compression'
  }
}

function headOf(data: Uint8Array, gzip: boolean): string {
  if (!gzip) return decode(data.subarray(0, HEAD_BYTES))
  try {
    const part = data.subarray(0, HEAD_PACKED_BYTES)
    return decode(gunzipSync(part, { finishFlush: constants.Z_SYNC_FLUSH })).slice(0, HEAD_BYTES)
  } catch {
    return ''
  }
}

function decode(data: Uint8Array): string {
  return new TextDecoder().decode(data)
}
