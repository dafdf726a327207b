import type { FieldChange } from '../operation'
import { isAtLeast } from '../version'

/** Something that nats-server does not change in a stream that exists, in the order in which it looks. */
interface Fixed {
  field: string
  /** The lines of nats-server that refuse it: from the first of them up to one that no longer does. */
  from?: string
  until?: string
  refuses?: (change: FieldChange) => boolean
  /** In our words. */
  text: string
  /** nats-server's answer: 10052, where nothing else is said. */
  says: string
  errCode?: number
}

const off = ({ to }: FieldChange) => to === null
const cannot = (what: string) => `stream configuration update can not ${what}`
const ONCE_ON = 'Once on, nats-server does not turn it off.'

/**
 * stream.go, `configUpdateCheck`, read at 2.9.10, 2.10.0, 2.10.27, 2.11.0, 2.12.0, 2.12.4, 2.12.7, 2.14.0 and, as
 * `configUpdateCheckLocked`, 2.15.1. The first sequence is not among them: it is accepted, and has no effect.
 */
const FIXED: readonly Fixed[] = [
  {
    field: 'name',
    text: 'A stream keeps its name.',
    says: 'stream configuration name must match original',
  },
  {
    field: 'max_consumers',
    until: '2.12.7',
    text: 'nats-server changes max consumers of a stream from 2.12.7 on.',
    says: cannot('change MaxConsumers'),
  },
  {
    field: 'storage',
    text: 'nats-server does not change the storage of a stream: make a new one.',
    says: cannot('change storage type'),
  },
  {
    field: 'retention',
    until: '2.10',
    text: 'nats-server changes retention from 2.10 on.',
    says: cannot('change retention policy'),
  },
  {
    field: 'retention',
    refuses: ({ from, to }) => from === 'workqueue' || to === 'workqueue',
    text: 'nats-server does not change a stream to or from a work queue.',
    says: cannot('change retention policy to/from workqueue'),
  },
  { field: 'sealed', refuses: off, text: ONCE_ON, says: cannot('unseal a sealed stream') },
  { field: 'deny_delete', refuses: off, text: ONCE_ON, says: cannot('cancel deny message deletes') },
  { field: 'deny_purge', refuses: off, text: ONCE_ON, says: cannot('cancel deny purge') },
  {
    field: 'mirror',
    until: '2.12',
    text: 'nats-server lets a mirror become a stream of its own from 2.12 on, and changes nothing else of it.',
    says: 'stream mirror configuration can not be updated',
    errCode: 10055,
  },
  {
    field: 'mirror',
    refuses: ({ to }) => to !== null,
    text: 'nats-server makes no stream a mirror, and does not change what one mirrors: make a new one.',
    says: 'stream mirror configuration can not be updated',
    errCode: 10055,
  },
  {
    field: 'republish',
    until: '2.10',
    text: 'nats-server changes what is republished from 2.10 on.',
    says: cannot('change RePublish'),
  },
  {
    field: 'allow_msg_ttl',
    from: '2.11',
    until: '2.12',
    text: 'nats-server changes this in a stream that exists from 2.12 on.',
    says: 'message TTL status can not be changed after stream creation',
  },
  {
    field: 'allow_msg_ttl',
    from: '2.12',
    refuses: off,
    text: ONCE_ON,
    says: 'message TTL status can not be disabled',
  },
  {
    field: 'allow_msg_counter',
    from: '2.12',
    text: 'nats-server does not turn counters on or off in a stream.',
    says: cannot('change message counter setting'),
  },
  {
    field: 'allow_msg_schedules',
    from: '2.12',
    refuses: off,
    text: ONCE_ON,
    says: 'message schedules can not be disabled',
  },
  {
    field: 'persist_mode',
    from: '2.12',
    text: 'nats-server does not change the persist mode of a stream.',
    says: cannot('change persist mode'),
  },
]

/** A change that nats-server refuses, whatever the cluster looks like. */
export interface Refused {
  field: string
  text: string
  says: string
  errCode: number
}

/**
 * The changes that a meta leader of this version refuses, in its order; none where they are all possible.
 * @param version null is the newest
 */
export function refusedChanges(changes: readonly FieldChange[], version: string | null): Refused[] {
  const is = (line: string) => version === null || isAtLeast(version, line)
  return FIXED.flatMap(({ field, from, until, refuses, text, says, errCode = 10052 }) => {
    if ((from !== undefined && !is(from)) || (until !== undefined && is(until))) return []
    const change = changes.find((c) => c.field === field)
    return change && (refuses?.(change) ?? true) ? [{ field, text, says, errCode }] : []
  })
}
