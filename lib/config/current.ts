import { readFileSync } from 'node:fs'
import { explainProblems, loadConfig } from './load'
import type { Config } from './types'

/** Thrown when the configuration cannot be used; the message lists every problem and no value. */
export class ConfigError extends Error {
  readonly code = 'bad-configuration'
}

// Next gives each entry its own copy of a module, so what the process knows once lives on globalThis.
const KEY = Symbol.for('orrery.config')
const home: typeof globalThis & { [KEY]?: Config } = globalThis

/** The configuration of this process, read once. Throws `ConfigError` with every problem. */
export function currentConfig(): Config {
  const known = home[KEY]
  if (known) return known
  const result = loadConfig(process.env, (path) => readFileSync(path, 'utf8'))
  if ('problems' in result) throw new ConfigError(explainProblems(result.problems))
  home[KEY] = result.ok
  return result.ok
}
