import { join } from 'node:path'
import { currentConfig } from '@/lib/config/current'
import { DEFAULT_CHANGES_PER_MINUTE } from '@/lib/config/types'
import { AuditLog } from '@/lib/store/audit'
import { getLedger } from './ledger'
import type { Desk } from './operate'
import { Rate } from './rate'

interface Shared {
  audit: AuditLog
  rate: Rate
}

// Next gives each route its own copy of a module; what exists once a process lives on globalThis.
const KEY = Symbol.for('orrery.desk')
const home: typeof globalThis & { [KEY]?: Shared } = globalThis

function shared(): Shared {
  const { data, changesPerMinute } = currentConfig()
  home[KEY] ??= {
    audit: new AuditLog(join(data, 'audit')),
    rate: new Rate(changesPerMinute ?? DEFAULT_CHANGES_PER_MINUTE, Date.now),
  }
  return home[KEY]
}

/** The audit log of this process. */
export const getAuditLog = (): AuditLog => shared().audit

/** What every change of this process passes over. */
export function getDesk(): Desk {
  const { audit, rate } = shared()
  return {
    ledger: getLedger(),
    audit: (line) => audit.append(line),
    rate: (who) => rate.take(who),
    now: Date.now,
  }
}
