import { explainProblems, loadConfig } from '../load'

/** Files by path; an object is written as JSON. */
export type Files = Record<string, unknown>

/** Loads from files held in memory. */
export function load(files: Files, env: Record<string, string> = {}) {
  return loadConfig(env, (path) => {
    const content = files[path]
    if (content === undefined) throw Object.assign(new Error(`ENOENT ${path}`), { code: 'ENOENT' })
    return typeof content === 'string' ? content : JSON.stringify(content)
  })
}

/** The configuration, which must be without problems. */
export function loaded(files: Files, env: Record<string, string> = {}) {
  const result = load(files, env)
  if ('problems' in result) throw new Error(explainProblems(result.problems))
  return result.ok
}

/** Each problem as one line; empty when there is none. */
export function problems(files: Files, env: Record<string, string> = {}): string[] {
  const result = load(files, env)
  return 'problems' in result ? result.problems.map(({ key, problem }) => `${key} ${problem}`) : []
}

export const SYSTEM = { servers: ['nats://h:4222'], user: 'sys', password: 'pw' }
