import { currentConfig } from '@/lib/config/current'
import { DEFAULT_CHANGES_PER_MINUTE } from '@/lib/config/types'
import { getAudit } from '@/lib/store/audit-instance'
import { getLedger } from './ledger'
import type { Desk } from './operate'
import { Rate } from './rate'

// Next gives each route its own copy of a module; what exists once a process lives on globalThis.
const KEY = Symbol.for('orrery.rate')
const home: typeof globalThis & { [KEY]?: Rate } = globalThis

/** What every change of this process passes over. */
export function getDesk(): Desk {
  home[KEY] ??= new Rate(currentConfig().changesPerMinute ?? DEFAULT_CHANGES_PER_MINUTE, Date.now)
  const rate = home[KEY]
  const { log, refusals } = getAudit()
  return {
    ledger: getLedger(),
    audit: (line) => log.append(line),
    denied: (refused) => refusals.add(refused),
    rate: (who) => rate.take(who),
    now: Date.now,
  }
}
