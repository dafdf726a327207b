// Plain JavaScript, because the launcher runs before anything could translate TypeScript.

/** Names and addresses that only this machine can reach. */
export const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

/**
 * Where the dashboard listens: `ORRERY_HOST` and `ORRERY_PORT`, else the `listen` block of the file, else `PORT`
 * (Next's own variable), else 127.0.0.1:3000. What is wrong is listed by key and replaced by the default.
 *
 * There is no access control yet, so every address beyond loopback is a problem.
 *
 * @param {Record<string, string | undefined>} env
 * @param {unknown} block the `listen` value of the configuration file; undefined when there is none
 * @returns {{ host: string, port: number, problems: { key: string, problem: string }[] }}
 */
export function readListen(env, block) {
  /** @type {{ key: string, problem: string }[]} */
  const problems = []
  /** @type {Record<string, unknown>} */
  let listen = {}
  if (block !== undefined && !isObject(block)) {
    problems.push({ key: 'listen', problem: 'must be an object with host and port' })
  } else if (isObject(block)) {
    listen = block
  }
  for (const key of Object.keys(listen)) {
    if (key !== 'host' && key !== 'port')
      problems.push({ key: `listen.${key}`, problem: 'is not a known key; known here: host, port' })
  }

  let host = LOOPBACK[0] ?? ''
  const [hostKey, hostValue] = pick(['ORRERY_HOST', env.ORRERY_HOST], ['listen.host', listen.host])
  if (hostValue !== undefined) {
    const bare = typeof hostValue === 'string' ? hostValue.replace(/^\[(.*)\]$/, '$1').toLowerCase() : ''
    if (LOOPBACK.includes(bare)) host = bare
    else
      problems.push({
        key: hostKey,
        problem: `must be ${LOOPBACK.join(', ')}: there is no access control yet, and whoever reaches this port sees the supercluster`,
      })
  }

  let port = 3000
  const [portKey, portValue] = pick(
    ['ORRERY_PORT', env.ORRERY_PORT],
    ['listen.port', listen.port],
    ['PORT', env.PORT],
  )
  if (portValue !== undefined) {
    const fromFile = portKey === 'listen.port'
    const number = fromFile ? portValue : /^\d+$/.test(String(portValue)) ? Number(portValue) : Number.NaN
    if (typeof number === 'number' && Number.isInteger(number) && number > 0 && number < 65536) port = number
    else problems.push({ key: portKey, problem: 'must be a whole number from 1 to 65535' })
  }
  return { host, port, problems }
}

/**
 * The first of several named values that is set; an empty string counts as not set.
 * @param {...[string, unknown]} named
 * @returns {[string, unknown]}
 */
function pick(...named) {
  return named.find(([, value]) => value !== undefined && value !== '') ?? ['', undefined]
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
