import type { Account } from '@/lib/config/types'
import type { AccountFact, WritesFact } from '@/lib/domain/facts'
import { covers, type Permissions, RIGHTS, rightsOf, subjectOf } from '@/lib/domain/rights'
import { decodePublishRights } from '@/lib/nats/endpoints/user-info'
import type { Link } from '@/lib/nats/link'
import { AccountLink } from './account-link'
import type { Connect } from './vantages'

const RIGHTS_SUBJECT = '$SYS.REQ.USER.INFO'
const RIGHTS_TIMEOUT_MS = 2000

export interface AccountLinksDeps {
  connect: Connect
  clock: () => number
  /** The connection that reads an account stands. */
  onLink(link: Link, account: string): void
  onChange(): void
}

/** Our connections to the accounts of the configuration, by account name: those that read, and those for changes. */
export class AccountLinks {
  readonly readers = new Map<string, AccountLink>()
  readonly #writers = new Map<string, AccountLink>()
  readonly #rights = new Map<string, Permissions>()

  constructor(
    private readonly accounts: Record<string, Account>,
    { connect, clock, onLink, onChange }: AccountLinksDeps,
  ) {
    const events = { onRefused: onChange, onChange }
    for (const [name, account] of Object.entries(accounts)) {
      const writes = { ...events, onLink: (link: Link) => void this.#askRights(name, link).then(onChange) }
      const reads = {
        ...events,
        onLink: (link: Link) => {
          onLink(link, name)
          if (account.write && !account.writer) writes.onLink(link)
        },
      }
      this.readers.set(name, new AccountLink(account, connect, reads, clock))
      if (account.writer) this.#writers.set(name, new AccountLink(account.writer, connect, writes, clock))
    }
  }

  start(): void {
    for (const [, link] of this.#all()) link.start()
  }

  async stop(): Promise<void> {
    await Promise.all(this.#all().map(([, link]) => link.stop()))
  }

  /** The connection that changes go through; null when the account is not configured or read-only. */
  writer(account: string): AccountLink | null {
    if (!this.accounts[account]?.write) return null
    return this.#writers.get(account) ?? this.readers.get(account) ?? null
  }

  /** What may be changed through us; undefined when nothing may. */
  writes(meta: boolean): WritesFact | undefined {
    const names = Object.keys(this.accounts).filter((name) => this.accounts[name]?.write)
    if (names.length === 0 && !meta) return undefined
    const rights = names
      .sort()
      .map((name) => rightsOf(name, this.#rights.get(name) ?? null, this.writer(name)?.refused() ?? []))
    return { accounts: rights, meta }
  }

  /** Silence is a server that does not tell (before 2.10), or a user who may not ask: then what is refused tells. */
  async #askRights(account: string, link: Link): Promise<void> {
    this.#rights.delete(account)
    try {
      const { text } = await link.request(RIGHTS_SUBJECT, '', RIGHTS_TIMEOUT_MS)
      const rights = decodePublishRights(text)
      if (rights) this.#rights.set(account, rights)
    } catch {
      // As above.
    }
  }

  facts(): AccountFact[] {
    return [
      ...[...this.readers].map(([name, link]) => link.fact(name, false)),
      ...[...this.#writers].map(([name, link]) => link.fact(name, true)),
    ]
  }

  /**
   * Subjects that the standing connections were refused, each with its account; not those of changes, which `writes`
   * tells: nothing is missing from the picture without them.
   */
  refused(): string[] {
    return this.#all().flatMap(([name, link]) =>
      link
        .refused()
        .filter(
          (subject) =>
            subject !== RIGHTS_SUBJECT && !RIGHTS.some((right) => covers(subjectOf(right), subject)),
        )
        .map((subject) => `${subject} (account ${name})`),
    )
  }

  #all(): [string, AccountLink][] {
    return [...this.readers, ...this.#writers]
  }
}
