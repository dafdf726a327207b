import { isObject } from './listen.mjs'

/** One thing wrong with the configuration. `problem` continues a sentence that starts with `key`; it never holds a value. */
export interface Problem {
  key: string
  problem: string
}

/** Gives the text of a file, or throws as `readFileSync` does. */
export type ReadFile = (path: string) => string

/** Where a key came from: the environment variable that set it, else the key itself. */
export type Origin = (key: string) => string

/** Reads untyped configuration values and collects what is wrong with them instead of throwing. */
export class Reader {
  readonly problems: Problem[] = []
  /** Paths of the files that secrets came from. */
  readonly secretFiles: string[] = []

  /** `folder`: where the configuration file lies; its paths are relative to it. Empty for the working folder. */
  constructor(
    readonly env: Record<string, string | undefined>,
    readonly readText: ReadFile,
    private readonly origin: Origin,
    private readonly folder: string,
  ) {}

  problem(key: string, problem: string): void {
    this.problems.push({ key: this.origin(key), problem })
  }

  /** The object at `key` with no keys but the known ones; `{}` when it is missing or something else. */
  object(key: string, value: unknown, known: readonly string[] | null): Record<string, unknown> {
    if (value === undefined) return {}
    if (!isObject(value)) {
      this.problem(key, 'must be an object')
      return {}
    }
    if (known === null) return value
    for (const name of Object.keys(value)) {
      if (known.includes(name)) continue
      this.problem(
        key === '' ? name : `${key}.${name}`,
        `is not a known key; known here: ${known.join(', ')}`,
      )
    }
    return value
  }

  /** A text that is not empty; null when missing. */
  text(key: string, value: unknown): string | null {
    if (value === undefined) return null
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    this.problem(key, 'must be a text that is not empty')
    return null
  }

  /** A list of texts; null when missing. One text counts as a list of one. */
  texts(key: string, value: unknown): string[] | null {
    if (value === undefined) return null
    if (typeof value === 'string' && value.trim() !== '') return [value.trim()]
    const list = Array.isArray(value)
      ? value.filter((item) => typeof item === 'string' && item.trim() !== '')
      : []
    if (Array.isArray(value) && list.length === value.length && list.length > 0)
      return list.map((item) => item.trim())
    this.problem(key, 'must be a list of texts with at least one in it')
    return null
  }

  flag(key: string, value: unknown, otherwise = false): boolean {
    if (value === undefined) return otherwise
    if (typeof value === 'boolean') return value
    this.problem(key, 'must be true or false')
    return otherwise
  }

  /**
   * A secret: the text itself, `{ "file": … }` or `{ "env": … }`; null when missing. A text that `isContent` does not
   * recognise is taken as the path of the file that holds it (creds, nkeys and certificates are usually given so).
   */
  secret(key: string, value: unknown, isContent: (text: string) => boolean = () => true): string | null {
    if (value === undefined) return null
    if (typeof value === 'string' && value !== '') {
      return isContent(value) ? value : this.file(key, value)
    }
    if (isObject(value) && Object.keys(value).length === 1) {
      if (typeof value.file === 'string' && value.file !== '') return this.file(key, value.file)
      if (typeof value.env === 'string' && value.env !== '') {
        const found = this.env[value.env]
        if (found) return isContent(found) ? found : this.file(key, found)
        this.problem(key, 'names an environment variable that is not set')
        return null
      }
    }
    this.problem(key, 'must be a text that is not empty, { "file": path } or { "env": name }')
    return null
  }

  /** The text of a file, without the line end that editors leave; null, and a problem without the path, when unreadable. */
  file(key: string, path: string, folder = this.origin(key) === key ? this.folder : ''): string | null {
    const full = resolvePath(path, folder, this.env.HOME)
    this.secretFiles.push(path, full)
    try {
      const text = this.readText(full).replace(/\r?\n$/, '')
      if (text !== '') return text
      this.problem(key, 'names a file that is empty')
    } catch (error) {
      this.problem(key, `names a file that cannot be read (${reasonOf(error)})`)
    }
    return null
  }
}

/** `path` seen from `folder`; `~/` is the home folder. */
export function resolvePath(path: string, folder: string, home: string | undefined): string {
  if (path.startsWith('~/') && home) return `${home}${path.slice(1)}`
  return path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) || folder === '' ? path : `${folder}/${path}`
}

/** Why a file could not be read, in words and without its path. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'ENOENT':
      return 'there is no such file'
    case 'EACCES':
    case 'EPERM':
      return 'reading it is not permitted'
    case 'EISDIR':
      return 'it is a folder'
    default:
      return 'it could not be opened'
  }
}
