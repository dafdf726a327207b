import { join } from 'node:path'
import { currentConfig } from '@/lib/config/current'
import { AuditLog } from './audit'
import { Refusals } from './refusals'

interface Audit {
  log: AuditLog
  refusals: Refusals
}

// Next gives each route its own copy of a module; what exists once a process lives on globalThis.
const KEY = Symbol.for('orrery.audit')
const home: typeof globalThis & { [KEY]?: Audit } = globalThis

/** The audit log of this process, and the way by which refusals get into it. */
export function getAudit(): Audit {
  home[KEY] ??= made(new AuditLog(join(currentConfig().data, 'audit')))
  return home[KEY]
}

function made(log: AuditLog): Audit {
  const refusals = new Refusals({
    append: (line) => log.append(line),
    appendNow: (line) => log.appendNow(line),
    now: Date.now,
    later: (run, ms) => setTimeout(run, ms).unref(),
  })
  return { log, refusals }
}
