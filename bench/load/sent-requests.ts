import type { NatsConnection } from 'nats'
import { z } from 'zod'

const advisory = z.object({ subject: z.string() })
/** Replies to the dashboard go to inboxes with this prefix. */
const INBOX = '_INBOX_orrery.'

/**
 * Counts what a dashboard sends to NATS, without asking it: requests to servers are heard on their own subjects in `$SYS`
 * (known by their inbox), JetStream API calls by the advisories that servers publish about them in the account.
 */
export class SentRequests {
  readonly counts = new Map<string, number>()

  static async hear(system: NatsConnection, app: NatsConnection): Promise<SentRequests> {
    const sent = new SentRequests()
    system.subscribe('$SYS.REQ.SERVER.*.*', {
      callback: (_, message) => {
        if (!message.reply?.startsWith(INBOX)) return
        const [, , , whom, endpoint] = message.subject.split('.')
        sent.#count(`${whom === 'PING' ? 'all' : 'one'} ${endpoint}`)
      },
    })
    app.subscribe('$JS.EVENT.ADVISORY.API', {
      callback: (_, message) => {
        const { subject } = advisory.parse(message.json())
        sent.#count(`API ${subject.split('.').slice(2, 4).join('.')}`)
      },
    })
    await Promise.all([system.flush(), app.flush()])
    return sent
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, n) => sum + n, 0)
  }

  #count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1)
  }
}

/** What the dashboard says about itself in `/metrics`, summed over all labels. @throws Error when it says nothing of that name */
export async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
  if (lines.length === 0) throw new Error(`/metrics has no ${name}`)
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0)
}
