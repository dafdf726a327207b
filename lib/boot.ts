import { closeDoor } from '@/lib/access/door'
import { startCollector } from '@/lib/collector/instance'
import { ConfigError, currentConfig } from '@/lib/config/current'
import { closeViewers } from '@/lib/live/viewer'
import { hideFromLog, log } from '@/lib/log/log'
import { secretValues } from '@/lib/log/redact'

/** Configuration, log, collector, and a clean end. A configuration that cannot be used ends the process with 1. */
export async function boot(): Promise<void> {
  try {
    const config = currentConfig()
    hideFromLog(secretValues(config))
    closeDoor(process.env.NODE_ENV === 'development')
    const collector = await startCollector(
      config,
      (error) => log.error({ err: error }, 'a poll failed'),
      ({ level, text, ...fields }) => log[level](fields, text),
    )
    log.info(
      { name: config.name, servers: config.system.servers, writable: collector.writable() },
      'collector started',
    )
    process.once('SIGTERM', () => closeViewers())
    process.once('SIGINT', () => closeViewers())
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void collector.stop())
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
