import type { Config } from '@/lib/config/types'
import { RIGHTS_SUBJECT } from '@/lib/domain/own-needs'
import type { AccountLinks } from './account-links'
import type { FactsStore } from './facts-store'
import type { OwnRights } from './own-rights'
import type { Vantages } from './vantages'

/** Our own connections as they are now, into the facts: which stand, what they may, and what they were refused. */
export function takeStock(
  store: FactsStore,
  { system }: Config,
  vantages: Vantages,
  accounts: AccountLinks,
  rights: OwnRights,
): void {
  store.vantages = vantages.facts()
  store.nextTryAt = vantages.nextTryAt()
  store.accounts = accounts.facts()
  store.writes = accounts.writes(system.write ?? false)
  store.ownUsers = rights.facts()
  // Of the standing connections: with new rights comes a new connection.
  const bySystem = [...vantages.links().values()].flatMap((link) => link.refused())
  const refused = bySystem.filter((subject) => subject !== RIGHTS_SUBJECT)
  store.refused = [...new Set([...refused, ...accounts.refused()])].sort()
}
