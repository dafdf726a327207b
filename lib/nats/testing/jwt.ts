import { nkeys } from 'nats'

type KeyPair = ReturnType<typeof nkeys.createUser>

/** Test helper: an operator with a system account, and its users; what `nsc` would make. */
export class TestOperator {
  readonly #key = nkeys.createOperator()
  readonly #system = nkeys.createAccount()

  /** Lines of a server's configuration that trust this operator and know its system account. */
  config(): string {
    const operator = claim(this.#key, this.#key.getPublicKey(), 'operator', {
      system_account: this.#system.getPublicKey(),
    })
    const limits = {
      subs: -1,
      data: -1,
      payload: -1,
      imports: -1,
      exports: -1,
      wildcards: true,
      conn: -1,
      leaf: -1,
    }
    const account = claim(this.#key, this.#system.getPublicKey(), 'account', { limits })
    const name = this.#system.getPublicKey()
    return `operator: ${operator}\nsystem_account: ${name}\nresolver: MEMORY\nresolver_preload: {\n  ${name}: ${account}\n}\n`
  }

  /** The content of a credentials file of a user of the system account. `expires`: seconds since 1970. */
  creds(expires?: number): string {
    const user = nkeys.createUser()
    const jwt = claim(this.#system, user.getPublicKey(), 'user', { subs: -1, data: -1, payload: -1 }, expires)
    const seed = new TextDecoder().decode(user.getSeed())
    return `-----BEGIN NATS USER JWT-----\n${jwt}\n------END NATS USER JWT------\n\n-----BEGIN USER NKEY SEED-----\n${seed}\n------END USER NKEY SEED------\n`
  }
}

function claim(issuer: KeyPair, subject: string, type: string, nats: object, expires?: number): string {
  const body = {
    jti: subject,
    iat: 1_700_000_000,
    ...(expires !== undefined && { exp: expires }),
    iss: issuer.getPublicKey(),
    name: type,
    sub: subject,
    nats: { ...nats, type, version: 2 },
  }
  const text = [{ typ: 'JWT', alg: 'ed25519-nkey' }, body]
    .map((part) => encoded(JSON.stringify(part)))
    .join('.')
  return `${text}.${encoded(issuer.sign(new TextEncoder().encode(text)))}`
}

const encoded = (bytes: string | Uint8Array) => Buffer.from(bytes).toString('base64url')
