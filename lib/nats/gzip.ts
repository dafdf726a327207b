import { gunzip } from 'node:zlib'

/** More than this after decompression is refused, so that one broken answer cannot take the process down. */
export const MAX_ANSWER_BYTES = 64 * 2 ** 20
const OFF_THREAD_FROM = 32 * 1024

/** The text of an answer. Large ones are inflated on zlib's own threads. An unreadable one becomes "", which decodes to a reason. */
export function unpack(data: Uint8Array, encoding: string): Promise<string> {
  if (encoding !== 'gzip') return Promise.resolve(decode(data))
  return new Promise((resolve) => {
    gunzip(data, { maxOutputLength: MAX_ANSWER_BYTES, chunkSize: OFF_THREAD_FROM }, (error, plain) =>
      resolve(error ? '' : decode(plain)),
    )
  })
}

function decode(data: Uint8Array): string {
  return new TextDecoder().decode(data)
}
