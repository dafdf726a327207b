import { connect, ErrorCode, type NatsConnection, NatsError } from 'nats'
import { LoneServer } from './support/lone-server'
import { PASSWORDS, RECOMMENDED, USERS } from './support/recommended'
import { expect, test } from './support/test'

const ENDPOINTS = ['STATSZ', 'VARZ', 'JSZ', 'GATEWAYZ', 'ROUTEZ', 'LEAFZ', 'HEALTHZ']
const STREAM = {
  name: 'S',
  subjects: ['s.>'],
  retention: 'limits',
  storage: 'file',
  max_consumers: -1,
  max_msgs: -1,
  max_bytes: -1,
  max_age: 0,
  num_replicas: 1,
}

let server: LoneServer
const open: NatsConnection[] = []

test.beforeAll(async () => {
  server = await LoneServer.start(RECOMMENDED, USERS.system, PASSWORDS)
})
test.afterEach(async () => {
  await Promise.all(open.splice(0).map((nc) => nc.close()))
})
test.afterAll(async () => {
  await server?.stop()
})

async function as(who: keyof typeof USERS): Promise<NatsConnection> {
  const nc = await connect({
    servers: server.url,
    inboxPrefix: '_INBOX_orrery',
    reconnect: false,
    ...USERS[who],
  })
  open.push(nc)
  return nc
}

/** `refused` when the server forbids it; `answered` for any answer; `silent` when permitted but nobody serves it. */
async function ask(nc: NatsConnection, subject: string, payload = ''): Promise<string> {
  try {
    const answer = await nc.request(subject, payload, { timeout: 2_000 })
    return answer.data.length > 0 ? 'answered' : 'silent'
  } catch (error) {
    if (!(error instanceof NatsError)) throw error
    if (error.code === ErrorCode.PermissionsViolation) return 'refused'
    return error.code === ErrorCode.NoResponders ? 'silent' : error.code
  }
}

/** Whether the server lets this connection listen. */
async function listen(nc: NatsConnection, subject: string): Promise<string> {
  let refused = false
  nc.subscribe(subject, {
    callback: (error) => {
      refused ||= error?.code === ErrorCode.PermissionsViolation
    },
  })
  // The server answers in order: what it thinks of the subscription arrives before its PONG.
  await nc.flush()
  return refused ? 'refused' : 'listening'
}

test('the system user may ask and hear everything the collector needs', async () => {
  const nc = await as('system')
  const id = nc.info?.server_id
  for (const endpoint of ENDPOINTS) {
    expect([endpoint, await ask(nc, `$SYS.REQ.SERVER.PING.${endpoint}`)]).toEqual([endpoint, 'answered'])
  }
  for (const endpoint of ENDPOINTS) {
    expect([endpoint, await ask(nc, `$SYS.REQ.SERVER.${id}.${endpoint}`)]).toEqual([endpoint, 'answered'])
  }
  // nats-server 2.9 does not serve it; permitted it is all the same.
  expect(['answered', 'silent']).toContain(await ask(nc, '$SYS.REQ.USER.INFO'))
  for (const push of ['STATSZ', 'SHUTDOWN', 'LAMEDUCK']) {
    expect([push, await listen(nc, `$SYS.SERVER.*.${push}`)]).toEqual([push, 'listening'])
  }
  for (const advisory of ['STREAM.LEADER_ELECTED.*', 'STREAM.QUORUM_LOST.*', 'DOMAIN.LEADER_ELECTED']) {
    expect([advisory, await listen(nc, `$JS.EVENT.ADVISORY.${advisory}`)]).toEqual([advisory, 'listening'])
  }
})

test('the system user may change and overhear nothing', async () => {
  const nc = await as('system')
  const id = nc.info?.server_id
  const forbidden = [
    '$JS.API.META.LEADER.STEPDOWN',
    '$JS.API.SERVER.REMOVE',
    '$JS.API.ACCOUNT.PURGE.APP',
    '$JS.API.ACCOUNT.STREAM.MOVE.APP.S',
    '$JS.API.STREAM.DELETE.S',
    `$SYS.REQ.SERVER.${id}.RELOAD`,
    `$SYS.REQ.SERVER.${id}.KICK`,
    `$SYS.REQ.SERVER.${id}.CONNZ`,
    '$SYS.REQ.SERVER.PING.CONNZ',
    '$SYS.REQ.SERVER.PING.EXPVARZ',
    '$SYS.REQ.ACCOUNT.APP.CONNZ',
    '$SYS.REQ.CLAIMS.LIST',
    'anything',
  ]
  for (const subject of forbidden)
    expect([subject, await ask(nc, subject, '{}')]).toEqual([subject, 'refused'])
  for (const subject of [
    '>',
    '_INBOX.>',
    '$SYS.>',
    '$SYS.ACCOUNT.>',
    '$SYS.REQ.>',
    '$JS.API.>',
    '$JS.EVENT.ADVISORY.API',
  ]) {
    expect([subject, await listen(nc, subject)]).toEqual([subject, 'refused'])
  }
})

test('the account user reads and changes nothing; the writer creates and nothing more', async () => {
  const reader = await as('reader')
  const writer = await as('writer')
  expect(await ask(reader, '$JS.API.STREAM.CREATE.S', JSON.stringify(STREAM))).toBe('refused')
  expect(await ask(writer, '$JS.API.STREAM.CREATE.S', JSON.stringify(STREAM))).toBe('answered')
  const read = ['INFO', 'STREAM.NAMES', 'STREAM.INFO.S']
  for (const subject of read.map((name) => `$JS.API.${name}`)) {
    expect([subject, await ask(reader, subject)]).toEqual([subject, 'answered'])
    expect([subject, await ask(writer, subject)]).toEqual([subject, 'answered'])
  }
  expect(await ask(reader, '$JS.API.CONSUMER.LIST.S')).toBe('answered')
  for (const advisory of ['STREAM.CREATED.*', 'STREAM.DELETED.*', 'CONSUMER.CREATED.*.*']) {
    expect([advisory, await listen(reader, `$JS.EVENT.ADVISORY.${advisory}`)]).toEqual([
      advisory,
      'listening',
    ])
  }

  const forbidden = [
    ...[
      'UPDATE',
      'DELETE',
      'PURGE',
      'SNAPSHOT',
      'RESTORE',
      'MSG.GET',
      'MSG.DELETE',
      'LEADER.STEPDOWN',
      'PEER.REMOVE',
    ].map((verb) => `$JS.API.STREAM.${verb}.S`),
    '$JS.API.CONSUMER.CREATE.S',
    '$JS.API.CONSUMER.DELETE.S.C',
    '$JS.API.CONSUMER.MSG.NEXT.S.C',
    '$JS.API.DIRECT.GET.S',
    's.data',
  ]
  for (const nc of [reader, writer]) {
    for (const subject of forbidden) expect([subject, await ask(nc, subject)]).toEqual([subject, 'refused'])
    for (const subject of ['>', '_INBOX.>', 's.>', '$JS.API.>', '$JS.EVENT.ADVISORY.API']) {
      expect([subject, await listen(nc, subject)]).toEqual([subject, 'refused'])
    }
  }
})

test('the operator changes, purges and deletes, and touches no data and no consumer', async () => {
  const operator = await as('operator')
  const stream = { ...STREAM, name: 'O', subjects: ['o.>'] }
  expect(await ask(operator, '$JS.API.STREAM.CREATE.O', JSON.stringify(stream))).toBe('answered')
  const edited = JSON.stringify({ ...stream, description: 'edited' })
  expect(await ask(operator, '$JS.API.STREAM.UPDATE.O', edited)).toBe('answered')
  for (const verb of ['PURGE', 'DELETE']) {
    expect([verb, await ask(operator, `$JS.API.STREAM.${verb}.O`)]).toEqual([verb, 'answered'])
  }
  // One server alone serves nothing of a cluster; permitted it is all the same.
  for (const subject of [
    '$JS.API.STREAM.LEADER.STEPDOWN.O',
    '$JS.API.STREAM.PEER.REMOVE.O',
    '$JS.API.ACCOUNT.STREAM.CANCEL_MOVE.APP.O',
  ]) {
    expect([subject, await ask(operator, subject, '{}')]).not.toEqual([subject, 'refused'])
  }
  for (const subject of [
    ...['SNAPSHOT', 'RESTORE', 'MSG.GET', 'MSG.DELETE'].map((verb) => `$JS.API.STREAM.${verb}.O`),
    '$JS.API.ACCOUNT.STREAM.CANCEL_MOVE.OTHER.O',
    '$JS.API.ACCOUNT.PURGE.APP',
    '$JS.API.META.LEADER.STEPDOWN',
    '$JS.API.CONSUMER.CREATE.O',
    'o.data',
  ]) {
    expect([subject, await ask(operator, subject, '{}')]).toEqual([subject, 'refused'])
  }
})
