import type { OwnUse } from '@/lib/domain/own-needs'
import { RIGHTS_SUBJECT } from '@/lib/domain/own-needs'
import {
  type OwnUser,
  type OwnUserFact,
  ownUsers,
  type ToldRights,
  type Untold,
} from '@/lib/domain/own-rights'
import { decodeUserInfo } from '@/lib/nats/endpoints/user-info'
import { NatsFault } from '@/lib/nats/errors'
import type { Link } from '@/lib/nats/link'
import type { ConnectionEvent } from './link-log'

const TIMEOUT_MS = 2000

interface Deps {
  count: (endpoint: string) => void
  changed: () => void
  /** Told once of what a user lacks, may beyond need, or does not learn about itself. */
  tell: ((event: ConnectionEvent) => void) | undefined
}

/** What our own users may, asked over each standing connection of theirs. */
export class OwnRights {
  readonly #answers = new Map<Link, OwnUserFact>()
  readonly #said = new Set<string>()

  constructor(private readonly deps: Deps) {}

  /**
   * Asks over a new connection; what it heard counts until it closes.
   * @param changes whether changes go through it too
   */
  async watch(link: Link, use: OwnUse, account: string, changes: boolean): Promise<void> {
    void link.closed.then(() => {
      if (this.#answers.delete(link)) this.deps.changed()
    })
    await this.#ask(link, use, account, changes)
  }

  /** Rights may be given and taken while a connection stands. Who cannot be told, or may not ask, is not asked again. */
  async askAgain(): Promise<void> {
    const open = [...this.#answers].filter(([, { told }]) => told !== 'not-served' && told !== 'refused')
    await Promise.all(open.map(([link, { use, account, changes }]) => this.#ask(link, use, account, changes)))
  }

  facts(): OwnUserFact[] {
    const order: readonly OwnUse[] = ['system', 'read', 'write']
    return [...this.#answers.values()].sort(
      (a, b) =>
        order.indexOf(a.use) - order.indexOf(b.use) ||
        (a.account < b.account ? -1 : a.account > b.account ? 1 : a.server < b.server ? -1 : 1),
    )
  }

  /** What the connection that reads or changes an account heard; null when nothing. */
  toldTo(use: OwnUse, account: string): ToldRights | null {
    const fact = [...this.#answers.values()].find((f) => f.use === use && f.account === account)
    return fact && typeof fact.told !== 'string' ? fact.told : null
  }

  async #ask(link: Link, use: OwnUse, account: string, changes: boolean): Promise<void> {
    this.deps.count('USER.INFO')
    const told = await this.#told(link)
    if ((await Promise.race([link.closed, OPEN])) !== OPEN) return
    const { name, id, version } = link.server
    const fact: OwnUserFact = { use, account, changes, server: name ?? id, version, told }
    const before = this.#answers.get(link)
    // One answer that did not come takes nothing back.
    if (before && told === 'silent') return
    this.#answers.set(link, fact)
    if (JSON.stringify(before) === JSON.stringify(fact)) return
    this.#say(fact)
    this.deps.changed()
  }

  async #told(link: Link): Promise<ToldRights | Untold> {
    try {
      const { text } = await link.request(RIGHTS_SUBJECT, '', TIMEOUT_MS)
      return decodeUserInfo(text) ?? 'silent'
    } catch (error) {
      const code = error instanceof NatsFault ? error.code : 'failed'
      if (code === 'no-responders') return 'not-served'
      return code === 'permission' ? 'refused' : 'silent'
    }
  }

  #say(fact: OwnUserFact): void {
    const [user] = ownUsers([fact])
    if (!user) return
    const connection = `rights ${user.account}${user.use === 'write' ? ' (writer)' : ''}`
    for (const text of lines(user)) {
      if (this.#said.has(`${connection} ${text}`)) continue
      this.#said.add(`${connection} ${text}`)
      const level = user.missing.length > 0 && text.startsWith(LACKS) ? 'warn' : 'info'
      this.deps.tell?.({ level, connection, server: fact.server, text: `${connection}: ${text}` })
    }
  }
}

const OPEN = Symbol('open')
const LACKS = 'lacks '

function lines({ missing, more, notKnown }: OwnUser): string[] {
  const list = (of: OwnUser['more']) =>
    of.map(({ direction, subject }) => `${direction} ${subject === '>' ? 'everything' : subject}`).join(', ')
  return [
    ...(missing.length > 0 ? [`${LACKS}${list(missing)}`] : []),
    ...(more.length > 0 ? [`more than needed: ${list(more)}`] : []),
    ...(notKnown === null ? [] : [`not known: ${notKnown}`]),
    ...(missing.length + more.length === 0 && notKnown === null ? ['all that is needed, and no more'] : []),
  ]
}
