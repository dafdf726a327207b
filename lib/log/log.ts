import { pino } from 'pino'
import { redactor } from './redact'

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

// Next gives each entry its own copy of a module; the secrets are told once, so they live on globalThis.
const KEY = Symbol.for('orrery.log.redact')
const home: typeof globalThis & { [KEY]?: { redact: (text: string) => string; hidden: boolean } } = globalThis

function state() {
  home[KEY] ??= { redact: redactor([]), hidden: false }
  return home[KEY]
}

/** Takes known secrets out of a text; before `hideFromLog` only what looks like a secret by its form. */
export function redact(text: string): string {
  return state().redact(text)
}

/**
 * From here on these values are taken out of everything this process writes: our own log, and what Next, Node or a
 * library prints to stdout and stderr on its own. Called once at boot with `secretValues(config)`.
 */
export function hideFromLog(secrets: readonly string[]): void {
  const now = state()
  now.redact = redactor(secrets)
  if (now.hidden) return
  now.hidden = true
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream)
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) =>
      Reflect.apply(write, stream, [typeof chunk === 'string' ? redact(chunk) : chunk, ...rest])
  }
}

/** The one logger: JSON lines on stdout, level from `ORRERY_LOG` (default info). */
export const log = pino({
  level: LEVELS.includes(process.env.ORRERY_LOG ?? '') ? process.env.ORRERY_LOG : 'info',
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  // The finished line, so that no field, message, cause or stack is forgotten.
  hooks: { streamWrite: redact },
})
