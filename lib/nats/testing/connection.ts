import type { Connection } from '@/lib/config/types'
import { NatsFault } from '../errors'

/** A connection by user and password; the password is the user's name unless given. Null: nobody, by nothing. */
export const as = (
  user: string | null,
  password = user,
  over: Pick<Partial<Connection>, 'servers' | 'tls'> = {},
): Connection => ({
  servers: [],
  user,
  password,
  token: null,
  nkey: null,
  creds: null,
  tls: null,
  ...over,
})

/** The fault that a promise fails with; throws when it does not fail, or with something else. */
export const faultOf = (promise: Promise<unknown>): Promise<NatsFault> =>
  promise.then(
    () => Promise.reject(new Error('it should fail')),
    (error: unknown) => (error instanceof NatsFault ? error : Promise.reject(error)),
  )
