import type { Explanation } from './explanations'

/** What is refused to a stream that exists; recorded on 2.9.10, 2.10.27 and 2.15.1, words from server/errors.json. */
export const CHANGE_EXPLANATIONS: readonly Explanation[] = [
  {
    errCode: 10003,
    text: 'The server cannot take the request as it is: before 2.11 it cannot be told who is to lead, and a purge goes either up to a sequence or down to a number of messages.',
  },
  {
    errCode: 10023,
    text: 'A server that holds the stream would hold more replicated assets than max_ha_assets allows, or lacks memory or disk.',
  },
  { errCode: 10040, text: 'This server holds no replica of the stream, or not any more.' },
  { errCode: 10044, text: 'This server holds no replica of the stream.' },
  {
    errCode: 10055,
    text: 'nats-server makes no stream a mirror and does not change what one mirrors; from 2.12 on a mirror can be let go. Make a new stream.',
  },
  {
    errCode: 10069,
    says: /violates consumers/,
    text: 'Consumers of the stream have larger values than the limits allow. Change those consumers first.',
  },
  { errCode: 10069, text: 'The servers that hold the stream could not carry out the change.' },
  {
    errCode: 10075,
    text: 'No other server of the cluster can take the place of this replica: tags, unique tag, storage or their number do not allow it.',
  },
  { errCode: 10109, text: 'The stream is sealed: nothing in it can be changed.' },
  { errCode: 10110, text: 'The stream denies purging (deny_purge); that cannot be undone.' },
  { errCode: 10118, text: 'All servers that hold the stream are offline. Bring one of them back.' },
  {
    errCode: 10123,
    text: 'nats-server does not move and scale at once, nor from 2.15 on move and change retention. Do one, then the other.',
  },
  { errCode: 10124, text: 'The stream is being moved. Wait until that has ended, or cancel it.' },
  { errCode: 10129, text: 'No move is under way, so there is nothing to cancel.' },
  { errCode: 10194, text: 'The server that answers cannot use the stream; it says why.' },
  {
    errCode: 10226,
    text: 'The number of replicas or the retention of the stream is still being changed. Wait until that has ended.',
  },
]

/** Rules of changes among those of configurations (10052): before the general ones. */
export const UPDATE_RULES: readonly [RegExp, string][] = [
  [
    /can not change storage/,
    'The storage of a stream stays as it is. Make a new stream and copy with a source.',
  ],
  [
    /can not change retention policy to\/from workqueue/,
    'Retention cannot be changed to or from work queue. Make a new stream.',
  ],
  [/can not change retention/, 'nats-server changes retention from 2.10 on. Make a new stream.'],
  [/can not change MaxConsumers/, 'nats-server changes max consumers of a stream from 2.14 on.'],
  [/can not change RePublish/, 'nats-server changes what is republished from 2.10 on.'],
  [/message counter setting/, 'Counters are turned on when a stream is made, and stay. Make a new stream.'],
  [
    /can not change persist mode/,
    'How messages are written is decided when a stream is made. Make a new stream.',
  ],
  [
    /can not (cancel|unseal)|can not be disabled/,
    'Once on, nats-server does not turn this off. Make a new stream.',
  ],
  [
    /can not be changed after stream creation/,
    'nats-server changes this in a stream that exists from 2.12 on.',
  ],
]
