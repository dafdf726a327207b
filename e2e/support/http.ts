import { type IncomingHttpHeaders, request } from 'node:http'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** A request with exactly these headers: neither fetch nor a browser lets one choose Host and Origin. */
export function ask(
  url: string,
  options: {
    method?: string
    headers?: Record<string, string>
    body?: string
    forMs?: number
    /** Our own address, one of 127.0.0.0/8. */
    from?: string
  } = {},
): Promise<Answer> {
  const { method = 'GET', headers = {}, body, forMs, from: localAddress } = options
  return new Promise((resolve, reject) => {
    // Node leaves the length out for DELETE, and the server would take the body for the next request.
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = {
      method,
      headers: { ...length, ...headers },
      agent: false,
      ...(localAddress && { localAddress }),
    } as const
    const asked = request(url, sent, (response) => {
      let text = ''
      const done = () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', done)
      response.on('error', reject)
      // A stream of events never ends by itself.
      if (forMs !== undefined) {
        setTimeout(() => {
          done()
          response.destroy()
        }, forMs)
      }
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
