import type { Account } from '@/lib/config/types'
import type { AccountFact, WritesFact } from '@/lib/domain/facts'
import { RIGHTS_SUBJECT } from '@/lib/domain/own-needs'
import { covers, RIGHTS, rightsOf, subjectOf } from '@/lib/domain/rights'
import type { Link } from '@/lib/nats/link'
import { AccountLink } from './account-link'
import type { OwnRights } from './own-rights'
import type { Connect } from './vantages'

export interface AccountLinksDeps {
  connect: Connect
  clock: () => number
  /** The connection that reads an account stands. */
  onLink(link: Link, account: string): void
  onChange(): void
  rights: OwnRights
}

/** Our connections to the accounts of the configuration, by account name: those that read, and those for changes. */
export class AccountLinks {
  readonly readers = new Map<string, AccountLink>()
  readonly #writers = new Map<string, AccountLink>()
  readonly #rights: OwnRights

  constructor(
    private readonly accounts: Record<string, Account>,
    { connect, clock, onLink, onChange, rights }: AccountLinksDeps,
  ) {
    this.#rights = rights
    const events = { onRefused: onChange, onChange }
    for (const [name, account] of Object.entries(accounts)) {
      const { write, writer } = account
      const writes = {
        ...events,
        onLink: (link: Link) => void rights.watch(link, 'write', name, write),
      }
      const reads = {
        ...events,
        onLink: (link: Link) => {
          onLink(link, name)
          void rights.watch(link, 'read', name, write && !writer)
        },
      }
      this.readers.set(name, new AccountLink(account, connect, reads, clock))
      if (writer) this.#writers.set(name, new AccountLink(writer, connect, writes, clock))
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
    const rights = names.sort().map((name) => {
      const told = this.#rights.toldTo(this.#writers.has(name) ? 'write' : 'read', name)
      // Where a server does not tell, what it refuses does.
      return rightsOf(name, told?.publish ?? null, this.writer(name)?.refused() ?? [])
    })
    return { accounts: rights, meta }
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
