import type { Config, Connection } from '@/lib/config/types'

const MARK = '[redacted]'
/** Shorter secrets would take ordinary words and numbers with them. */
const MINIMUM = 4

/** Every value of the configuration that must never be shown: secrets, and the paths of the files they came from. */
export function secretValues(config: Config): string[] {
  const connections = [
    config.system,
    ...Object.values(config.accounts).flatMap((account) =>
      account.writer === null ? [account] : [account, account.writer],
    ),
  ]
  return [...new Set([...connections.flatMap(ofConnection), ...(config.secretFiles ?? [])])]
}

/**
 * A function that takes secrets out of a text: the given values as they are, within JSON and within a URL; and, known or
 * not, credentials in a URL, nkey seeds and JWTs.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret.length >= MINIMUM)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
  // Longest first, so that a secret within another leaves nothing of the longer one behind.
  const known = [...new Set(forms)].sort((a, b) => b.length - a.length).map(escapeRegExp)
  const patterns = [...(known.length > 0 ? [new RegExp(known.join('|'), 'g')] : []), SEED, JWT]
  return (text) =>
    patterns
      .reduce((kept, pattern) => kept.replace(pattern, MARK), text)
      .replace(URL_CREDENTIALS, (_, scheme: string) => `${scheme}${MARK}@`)
}

const URL_CREDENTIALS = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"'\\]+@/gi
const SEED = /\bS[UAOCNX][A-Z2-7]{56}\b/g
const JWT = /\beyJ[\w-]+\.[\w-]+\.[\w-]+/g

function ofConnection(connection: Connection): string[] {
  const { password, token, nkey, creds, tls } = connection
  const key = tls?.key ?? null
  // Of files that hold a frame around their content, each line of content counts for itself.
  const framed = [creds, key].flatMap((text) => (text === null ? [] : [text, ...contentLines(text)]))
  return [password, token, nkey, ...framed].flatMap((value) => (value ? [value] : []))
}

function contentLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.length >= 16 && !line.includes('-----') && !line.includes(' '))
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
