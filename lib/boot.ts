import { closeDoor } from '@/lib/access/door'
import { startCollector } from '@/lib/collector/instance'
import { ConfigError, currentConfig } from '@/lib/config/current'
import { closeViewers } from '@/lib/live/viewer'
import { hideFromLog, log } from '@/lib/log/log'
import { secretValues } from '@/lib/log/redact'
import { clientFor } from '@/lib/nats/client'
import { getAudit } from '@/lib/store/audit-instance'

const FIRST_LOOK_MS = 500

/** Configuration, log, collector, and a clean end. A configuration that cannot be used ends the process with 1. */
export async function boot(): Promise<void> {
  try {
    const config = currentConfig()
    hideFromLog(secretValues(config))
    closeDoor(process.env.NODE_ENV === 'development', config.users?.header ?? null)
    // Loading a client takes longer than connecting with it: once, and not while the first answers are coming in.
    await Promise.all(config.system.servers.map(clientFor))
    log.info({ name: config.name, servers: config.system.servers }, 'connecting')
    const collector = await startCollector(
      config,
      (error) => log.error({ err: error }, 'a poll failed'),
      ({ level, text, ...fields }) => log[level](fields, text),
    )
    log.info({ name: config.name, writable: collector.writable() }, 'collector started')
    await soon(collector.firstLook)
    process.once('SIGTERM', () => closeViewers())
    process.once('SIGINT', () => closeViewers())
    process.once('exit', () => getAudit().refusals.flushNow())
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void collector.stop())
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

/**
 * Next waits for `boot` and then loads every view, which keeps the thread busy for hundreds of ms: the first picture goes
 * before it. While NATS cannot be reached nobody has to wait for long.
 */
async function soon(firstLook: Promise<void>): Promise<void> {
  await Promise.race([firstLook, new Promise((resolve) => setTimeout(resolve, FIRST_LOOK_MS))])
}
