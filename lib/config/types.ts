/** The configuration after validation: secrets resolved, defaults filled. Never sent anywhere, never logged. */
export interface Config {
  /** Name of the supercluster as operators call it. */
  name: string
  system: Connection & {
    /** Whether the meta group may be changed through Orrery; absent is no. */
    write?: boolean
  }
  /** Whether addresses that servers announce may become vantages; absent is no. `loadConfig` always says. */
  discover?: boolean
  /** By account name. */
  accounts: Record<string, Account>
  topology: Topology
  /** Who names the users; absent or null: Orrery knows none. */
  users?: Users | null
  /** So many changes a minute and user are taken; absent is `DEFAULT_CHANGES_PER_MINUTE`. */
  changesPerMinute?: number
  listen: { host: string; port: number }
  /** Folder for what Orrery keeps on disk. */
  data: string
  /** Paths of the files that secrets were read from: never shown and never logged either. */
  secretFiles?: string[]
}

export interface Connection {
  /** `nats://` `tls://` (TCP) or `ws://` `wss://`, without credentials in the URL. */
  servers: string[]
  user: string | null
  password: string | null
  token: string | null
  /** Seed of an nkey, not a path. */
  nkey: string | null
  /** Content of a credentials file, not a path. */
  creds: string | null
  /** PEM text, not paths. */
  tls: { ca: string | null; cert: string | null; key: string | null } | null
}

export interface Account extends Connection {
  /** Whether this account may be changed through Orrery. */
  write: boolean
  /** Separate credentials for changes; null uses the account's own. */
  writer: Connection | null
}

/** A reverse proxy in front of Orrery that knows who asks. */
export interface Users {
  /** The header in which it names the user, in small letters. */
  header: string
  /** The addresses that it connects from: from others the header is not believed. */
  from: string[]
  /** Names under which it offers Orrery, beside those of the loopback; in small letters, without port. */
  hosts: string[]
}

export interface Topology {
  regionTags: string[]
  azTags: string[]
  /** First match wins; `match` is a glob over server name, cluster or tag. */
  overrides: { match: string; region: string | null; az: string | null }[]
}

export const DEFAULT_CHANGES_PER_MINUTE = 10

export const DEFAULT_TOPOLOGY: Topology = {
  regionTags: ['region:', 'rg:'],
  azTags: ['az:', 'zone:'],
  overrides: [],
}
