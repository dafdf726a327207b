import type { Account } from '@/lib/config/types'
import type { AccountFact } from '@/lib/domain/facts'
import type { Link } from '@/lib/nats/link'
import { AccountLink } from './account-link'
import type { Connect } from './vantages'

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

  constructor(
    private readonly accounts: Record<string, Account>,
    { connect, clock, onLink, onChange }: AccountLinksDeps,
  ) {
    const events = { onLink: onChange, onRefused: onChange, onChange }
    for (const [name, account] of Object.entries(accounts)) {
      const reads = { ...events, onLink: (link: Link) => onLink(link, name) }
      this.readers.set(name, new AccountLink(account, connect, reads, clock))
      if (account.writer) this.#writers.set(name, new AccountLink(account.writer, connect, events, clock))
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

  facts(): AccountFact[] {
    return [
      ...[...this.readers].map(([name, link]) => link.fact(name, false)),
      ...[...this.#writers].map(([name, link]) => link.fact(name, true)),
    ]
  }

  /** Subjects that the standing connections were refused, each with its account. */
  refused(): string[] {
    return this.#all().flatMap(([name, link]) =>
      link.refused().map((subject) => `${subject} (account ${name})`),
    )
  }

  #all(): [string, AccountLink][] {
    return [...this.readers, ...this.#writers]
  }
}
