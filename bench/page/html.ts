import { get } from 'node:http'

/** Request to the last byte of one page, over loopback and without a browser. */
export function loadHtml(url: string): Promise<{ ms: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const request = get(url, { agent: false, headers: { accept: 'text/html' } }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`${url}: HTTP ${response.statusCode}`))
      let bytes = 0
      response.on('data', (part: Buffer) => {
        bytes += part.byteLength
      })
      response.on('end', () => resolve({ ms: performance.now() - began, bytes }))
      response.on('error', reject)
    })
    request.on('error', reject)
  })
}
