import { count, plural } from '@/lib/domain/format'
import type { Snapshot, Stream } from '@/lib/domain/model'
import { decidingVersion } from '@/lib/domain/placement/rules'
import { shellQuote } from '@/lib/domain/stream-config/cli'
import { isAtLeast } from '@/lib/domain/version'
import type { StreamAction } from './open-change'

/** What is done in one request, without a change of configuration to look at. */
export type Act = Exclude<StreamAction, 'edit' | 'move'>

/** What was filled in, as typed. */
export interface ActAnswers {
  peer: string
  preferred: string
  scope: 'all' | 'filter' | 'keep' | 'before'
  filter: string
  number: string
}

export interface Description {
  consequence: string
  /** Whether the name must be typed. */
  grave: boolean
  verb: string
  /** The same with the `nats` CLI; null when it cannot say it. */
  cli: string | null
  body: Record<string, unknown>
  /** What must be filled in first. */
  missing: string | null
  /** Whether servers can be told who is to lead. */
  prefers: boolean
}

interface Context {
  account: string
  name: string
  stream: Stream | null
  snapshot: Snapshot
  given: ActAnswers
}

/** What an act does, in words and as it is sent. Commands as of natscli 0.5.1 (cli/stream_command.go). */
export function describe(action: Act, context: Context): Description {
  const { name, stream, given } = context
  const quoted = shellQuote(name)
  const prefers = canPrefer(context)
  const plain = { grave: false, body: {}, missing: null, prefers }
  switch (action) {
    case 'step-down': {
      const preferred = prefers && given.preferred !== '' ? given.preferred : null
      return {
        ...plain,
        consequence: `${stream?.leader ?? 'The leader'} hands over to another replica. Writes wait for a moment; nothing is lost.`,
        verb: 'Move the leader',
        cli: `nats stream cluster step-down ${quoted}${preferred ? ` --preferred=${shellQuote(preferred)}` : ''}`,
        body: preferred ? { preferred } : {},
      }
    }
    case 'peer-remove':
      return {
        ...plain,
        grave: true,
        consequence:
          'Its copy is deleted, and another server of the cluster gets one where there is a server that fits. Until that has caught up there is one copy less.',
        verb: 'Remove the replica',
        cli: given.peer === '' ? null : `nats stream cluster peer-remove ${quoted} ${shellQuote(given.peer)}`,
        body: { peer: given.peer },
        missing: given.peer === '' ? 'Choose a replica.' : null,
      }
    case 'cancel-move':
      return {
        ...plain,
        consequence: 'The stream goes back to its old servers, and the new ones let go.',
        verb: 'Cancel the move',
        cli: isAtLeast(decidingVersion(context.snapshot), '2.15')
          ? `nats stream cluster cancel-move ${quoted}`
          : // The CLI asks at a subject that older servers do not serve.
            `nats request '$JS.API.ACCOUNT.STREAM.CANCEL_MOVE.${context.account}.${name}' ''`,
      }
    case 'purge':
      return { ...plain, grave: true, verb: 'Purge', ...purge(context) }
    case 'seal':
      return {
        ...plain,
        grave: true,
        consequence:
          'Cannot be undone: nothing is ever added to or deleted from the stream again. Publishers get an error from now on.',
        verb: 'Seal for ever',
        cli: `nats stream seal ${quoted}`,
      }
    case 'delete':
      return {
        ...plain,
        grave: true,
        consequence: `Cannot be undone: the stream is deleted on every server, with ${held(stream)} and ${consumers(stream)}.`,
        verb: 'Delete the stream',
        cli: `nats stream rm ${quoted}`,
      }
  }
}

function purge({
  name,
  stream,
  given,
}: Context): Pick<Description, 'consequence' | 'cli' | 'body' | 'missing'> {
  const number = Number(given.number)
  const valid = Number.isSafeInteger(number) && number > 0
  const base = `nats stream purge ${shellQuote(name)}`
  switch (given.scope) {
    case 'all':
      return {
        consequence: `Cannot be undone: ${held(stream)} are deleted.`,
        cli: base,
        body: {},
        missing: null,
      }
    case 'filter':
      return {
        consequence: `Cannot be undone: of ${held(stream)}, those on the subject are deleted.`,
        cli: given.filter === '' ? null : `${base} --subject=${shellQuote(given.filter)}`,
        body: { filter: given.filter },
        missing: given.filter === '' ? 'Say which subject.' : null,
      }
    case 'keep':
      return {
        consequence: `Cannot be undone: of ${held(stream)}, all but the newest are deleted.`,
        cli: valid ? `${base} --keep=${number}` : null,
        body: { keep: number },
        missing: valid ? null : 'Say how many to keep.',
      }
    case 'before':
      return {
        consequence: `Cannot be undone: of ${held(stream)}, those before the sequence are deleted.`,
        cli: valid ? `${base} --seq=${number}` : null,
        body: { before: number },
        missing: valid ? null : 'Say the first sequence that stays.',
      }
  }
}

/** From 2.11 on; the leader and whoever it hands over to must both know it. */
export function canPrefer({ snapshot, stream }: Pick<Context, 'snapshot' | 'stream'>): boolean {
  const holders = stream?.replicas.map((r) => r.server) ?? []
  const servers = snapshot.servers.filter((s) => holders.includes(s.key))
  return servers.length > 0 && servers.every((s) => isAtLeast(s.version, '2.11'))
}

const held = (stream: Stream | null) =>
  stream?.messages == null
    ? 'all messages'
    : stream.messages === 1
      ? 'its 1 message'
      : `all ${count(stream.messages)} messages`
const consumers = (stream: Stream | null) =>
  stream?.consumers == null ? 'all consumers' : plural(stream.consumers, 'consumer')
