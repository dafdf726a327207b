import { setTimeout as delay } from 'node:timers/promises'
import { ErrorCode, NatsError } from 'nats'
import { classify } from '@/lib/domain/change/classify'
import type { RawConfig } from '@/lib/domain/operation'
import { defaultConfig } from '@/lib/domain/stream-config/model'
import { api } from './change'
import { remove, type Verdict } from './compare'
import type { Rig } from './rig'
import { count, type Tally } from './tally'

const MESSAGES = 10
/** What is deleted at once is gone within this. */
const AT_ONCE_MS = 3000

const LIMITS: [string, RawConfig, RawConfig][] = ['old', 'new'].flatMap((discard) => [
  [`max msgs, discard ${discard}`, { discard }, { max_msgs: 3 }],
  [`max bytes, discard ${discard}`, { discard }, { max_bytes: 300 }],
  [`max age, discard ${discard}`, { discard, duplicate_window: 1e9 }, { max_age: 1e9 }],
  [`first limit of each subject, discard ${discard}`, { discard }, { max_msgs_per_subject: 3 }],
  [
    `lower limit of each subject, discard ${discard}`,
    { discard, max_msgs_per_subject: 20 },
    { max_msgs_per_subject: 3 },
  ],
])

/** Whether a lower limit deletes at once where Orrery says so, and only there. */
export async function allLosses(rig: Rig, version: string, tally: Tally): Promise<void> {
  for (const [i, [what, from, to]] of LIMITS.entries()) {
    const verdict = await lose(rig, `LOSS${i}`, version, from, to)
    count(tally, what, verdict)
  }
}

/** Again while nobody listens: that there is a new stream takes a moment to be known in every cluster. */
async function publish(rig: Rig, subject: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await rig.nc.request(subject, 'x'.repeat(50), { timeout: 5000 })
      return
    } catch (error) {
      if (!(error instanceof NatsError && error.code === ErrorCode.NoResponders) || tries > 50) throw error
      await delay(50)
    }
  }
}

async function lose(
  rig: Rig,
  name: string,
  version: string,
  from: RawConfig,
  to: RawConfig,
): Promise<Verdict> {
  const subject = name.toLowerCase()
  const made = await api(rig, `STREAM.CREATE.${name}`, { ...defaultConfig(name, [subject]), ...from })
  if (!made.config) return `cannot be made: ${made.error?.description}`
  for (let n = 0; n < MESSAGES; n++) await publish(rig, subject)
  if (to.max_age !== undefined) await delay(1500)
  const [said] = classify(made.config, { ...made.config, ...to }, version)
  const changed = await api(rig, `STREAM.UPDATE.${name}`, { ...made.config, ...to })
  if (changed.error) return `refused: ${changed.error.description}`
  const says = said?.reason.includes('deleted at once') ?? false
  let left = MESSAGES
  for (const until = performance.now() + AT_ONCE_MS; left === MESSAGES && performance.now() < until; ) {
    left = (await api(rig, `STREAM.INFO.${name}`, null)).state?.messages ?? MESSAGES
    await delay(100)
  }
  await remove(rig.nc, name)
  return left < MESSAGES === says ? 'agrees' : `"${said?.reason}", and ${left} of ${MESSAGES} are left`
}
