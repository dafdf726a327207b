import { type ClientRequest, get } from 'node:http'

/** Many viewers of `/api/live` that only read: how late each delta reaches each of them. */
export class Viewers {
  /** From the composition of a snapshot (`at`, by the dashboard's clock, which is ours) to its arrival, in ms. */
  readonly delays: number[] = []
  /** Viewers that lost their stream. */
  lost = 0
  #requests: ClientRequest[] = []
  #isClosing = false

  /** Resolves when every one of them has heard its first event. */
  static async open(url: string, count: number): Promise<Viewers> {
    const viewers = new Viewers()
    await Promise.all(Array.from({ length: count }, () => viewers.#add(url)))
    return viewers
  }

  close(): void {
    this.#isClosing = true
    for (const request of this.#requests) request.destroy()
  }

  #add(url: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const lose = (error: Error) => {
        reject(error)
        if (!this.#isClosing) this.lost += 1
      }
      const request = get(`${url}/api/live`, { agent: false }, (response) => {
        if (response.statusCode !== 200) return lose(new Error(`HTTP ${response.statusCode}`))
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => {
          const arrived = Date.now()
          resolve()
          text += part
          for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
            this.#take(text.slice(0, end), arrived)
            text = text.slice(end + 2)
          }
        })
        response.on('close', () => lose(new Error('/api/live has ended')))
      })
      request.on('error', lose)
      this.#requests.push(request)
    })
  }

  #take(frame: string, arrived: number): void {
    if (!frame.includes('event: delta')) return
    const at = /"at":"([^"]+)"/.exec(frame)?.[1]
    if (at === undefined) throw new Error('a delta without a time')
    this.delays.push(arrived - Date.parse(at))
  }
}
