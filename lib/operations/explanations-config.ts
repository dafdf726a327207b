import type { Explanation } from './explanations'
import { UPDATE_RULES } from './explanations-change'

/** A config that breaks a rule of its own (10052), by the rule: stream.go, `checkStreamCfgLocked`, in the order of its checks. */
const INVALID: readonly [RegExp, string][] = [
  ...UPDATE_RULES,
  [/stream name/, 'A stream name has 1 to 255 bytes, and none of . * > / \\ and white space.'],
  [/description is too long/, 'A description has at most 4096 bytes. Shorten it.'],
  [
    /metadata exceeds/,
    'Metadata is at most 128 KiB, keys and values together. Keep less of it with the stream.',
  ],
  [/maximum replicas/, 'nats-server holds at most 5 replicas.'],
  [/max age/, 'Max age is at least 100ms, or 0 for unlimited.'],
  [
    /duplicates window/,
    'The duplicate window must be at least 100ms and no longer than max age or the limit of the server.',
  ],
  [/roll-ups require/, 'Roll-ups purge what came before: allow purging, or no roll-ups.'],
  [
    /^counter stream/,
    'A counter keeps all its messages: limits retention, discard old, no TTLs and no schedules.',
  ],
  [
    /discard new per subject/,
    'Discard new per subject needs discard new and a limit of messages per subject.',
  ],
  [/subject delete marker/, 'Delete markers are kept for at least 1s, and not in a mirror.'],
  [/message scheduling/, 'Schedules need discard old and roll-ups.'],
  [/^async persist mode/, 'Asynchronous writing is for R1 on files, without atomic batches.'],
  [
    /can not be sealed|stream sealed/,
    'A stream is sealed after it was created, and is not changed again then.',
  ],
  [/mirror direct/, 'Direct access as a mirror is for mirrors.'],
  [/detected cycle/, 'The streams would copy from one another in a circle.'],
  [/external api prefix/, 'The API prefix of another account or domain is a subject without wildcards.'],
  [/does not overlap with any origin/, 'The filter matches no subject of the stream that is copied from.'],
  [/duplicate subjects/, 'A subject is there twice. Take one away.'],
  [/overlaps with/, 'Two subjects of this stream match the same message, which would be stored twice.'],
  [/capturing all subjects/, 'The subject > is for R1 without acknowledgements. Name narrower subjects.'],
  [/jetstream api|system api/, 'These subjects belong to NATS itself. Name others.'],
  [
    /invalid subject/,
    'A subject is tokens between dots, none empty and none with white space; > only at the end.',
  ],
  [/needs at least one/, 'Give it a subject, or something to copy from.'],
  [
    /republish/,
    'Republished messages must have a subject of their own that does not come back into the stream.',
  ],
  [/preferred server/, 'A preferred server is for moving a leader, not for placing a stream.'],
  [/can not change|configuration update/, 'nats-server does not change this in a stream that exists.'],
  [
    /invalid (retention|discard|compression|storage)/,
    'This version of nats-server does not know this value.',
  ],
]

/** Mirrors, sources and transforms have codes of their own. */
const COPIES: readonly [number, string][] = [
  [10021, 'The API prefix of another account or domain must not be $JS.API itself.'],
  [10022, 'The deliver prefix overlaps with a subject of the stream that is copied from.'],
  [10024, 'The deliver prefix has no wildcards.'],
  [10029, 'The stream that is mirrored takes larger messages. Raise max message size.'],
  [10030, 'The stream that is mirrored takes larger messages. Raise max message size.'],
  [10031, 'A mirror has no sources beside its origin.'],
  [10034, 'A mirror has no subjects of its own. Take them out.'],
  [10046, 'The stream that is copied from takes larger messages. Raise max message size.'],
  [10140, 'The same source is there twice with the same filter.'],
  [10141, 'The name of a source is no name of a stream.'],
  [10142, 'The name of the mirrored stream is no name of a stream.'],
  [10143, 'A mirror has the sequences of its origin: no first sequence.'],
  [10144, 'A source has either one filter, or several with transforms.'],
  [10145, 'A filter of a source is no subject.'],
  [10146, 'The subject that a source gives its messages cannot be made.'],
  [10147, 'Two filters of a source match the same message.'],
  [10150, 'A mirror has either one filter, or several with transforms.'],
  [10151, 'A filter of the mirror is no subject.'],
  [10152, 'Two filters of the mirror match the same message.'],
  [10154, 'The subject that the mirror gives its messages cannot be made.'],
  [10155, 'The source of the subject transform is no subject.'],
  [10156, 'The destination of the subject transform cannot be made from its source.'],
  [10173, 'A mirror has no counters of its own.'],
  [10186, 'A mirror has no schedules of its own.'],
  [10187, 'A stream with sources has no schedules.'],
  [10198, 'A mirror takes no atomic batches.'],
  [
    10213,
    'A consumer to copy through needs a name and a subject without wildcards, and no start or filter beside it.',
  ],
  [10214, 'The consumer that the mirror copies through must acknowledge by flow control. Make it so.'],
  [
    10215,
    'A consumer to copy through needs a name and a subject without wildcards, and no start or filter beside it.',
  ],
  [10216, 'Two sources copy through the same consumer. Give each its own.'],
  [10217, 'The consumer that the source copies through must acknowledge by flow control. Make it so.'],
  [10209, 'A mirror takes no fast batches.'],
]

export const CONFIG_EXPLANATIONS: readonly Explanation[] = [
  ...INVALID.map(([says, text]) => ({ errCode: 10052, says, text })),
  ...COPIES.map(([errCode, text]) => ({ errCode, text })),
]
