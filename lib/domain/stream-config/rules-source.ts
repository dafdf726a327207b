import { type Broken, rule } from './broken'
import type { SourceConfig, StreamConfig } from './model'
import { nameProblem } from './name'
import { isSubset, literalProblem, subjectSyntaxProblem, subjectsCollide } from './subject'
import { mappingProblem } from './transform'

/** Rules of mirrors and sources by themselves; whether the other stream exists is not asked by nats-server either. */
export function* sourceRules(c: StreamConfig): Generator<Broken> {
  if (c.mirror) yield* mirrorRules(c, c.mirror)
  const sources = c.sources ?? []
  yield* rule(
    sources.length > 0 && c.allow_msg_schedules === true,
    'allow_msg_schedules',
    'A stream with sources cannot have schedules.',
    null,
    10187,
  )
  const seen = new Set<string>()
  const throughs = new Set<string>()
  for (const [i, source] of sources.entries()) {
    const at = `sources.${i}`
    const name = nameProblem(source.name)
    yield* rule(name !== null, `${at}.name`, name ?? '', 'sourced stream name is invalid', 10141)
    const transforms = source.subject_transforms ?? []
    const id = [
      source.name,
      source.external?.api,
      source.consumer?.name,
      source.filter_subject,
      ...transforms.map((t) => `${t.src} ${t.dest}`),
    ].join('\n')
    yield* rule(
      seen.has(id),
      `${at}.name`,
      `${source.name} is there twice with the same filter.`,
      'duplicate source configuration detected',
      10140,
    )
    seen.add(id)
    yield* filterRules(source, at, false)
    yield* consumerRules(source, at, 10215)
    const through = [source.name, source.external?.api, source.consumer?.name].join('\n')
    yield* rule(
      source.consumer !== undefined && throughs.has(through),
      `${at}.consumer.name`,
      'One consumer hands over to one source.',
      'duplicate stream source consumer detected',
      10216,
    )
    throughs.add(through)
  }
}

function* mirrorRules(c: StreamConfig, mirror: SourceConfig): Generator<Broken> {
  const alone = (when: boolean, field: string, what: string, says: string, errCode: number) =>
    rule(when, field, `A mirror is a copy of its origin: no ${what}.`, says, errCode)
  yield* alone(
    (c.first_seq ?? 0) > 0,
    'first_seq',
    'first sequence of its own',
    'stream mirrors can not have first sequence configured',
    10143,
  )
  yield* alone(
    c.subjects.length > 0,
    'subjects',
    'subjects of its own',
    'stream mirrors can not contain subjects',
    10034,
  )
  yield* alone(
    (c.sources?.length ?? 0) > 0,
    'sources',
    'sources',
    'stream mirrors can not also contain other sources',
    10031,
  )
  yield* alone(
    c.allow_msg_counter === true,
    'allow_msg_counter',
    'counters',
    'stream mirrors can not also calculate counters',
    10173,
  )
  yield* alone(
    c.allow_atomic === true,
    'allow_atomic',
    'atomic batches',
    'stream mirrors can not also use atomic publishing',
    10198,
  )
  yield* alone(
    c.allow_batched === true,
    'allow_batched',
    'fast batches',
    'stream mirrors can not also use batch publishing',
    10209,
  )
  yield* alone(
    c.allow_msg_schedules === true,
    'allow_msg_schedules',
    'schedules',
    'stream mirrors can not also schedule messages',
    10186,
  )
  yield* consumerRules(mirror, 'mirror', 10213)
  yield* alone(
    (c.subject_delete_marker_ttl ?? 0) > 0,
    'subject_delete_marker_ttl',
    'delete markers of its own',
    'subject delete markers forbidden on mirrors',
    10052,
  )
  const name = nameProblem(mirror.name)
  yield* rule(name !== null, 'mirror.name', name ?? '', 'mirrored stream name is invalid', 10142)
  yield* filterRules(mirror, 'mirror', true)
}

/** A consumer knows itself what it hands over, from where on (stream.go, `checkStreamCfg`, since 2.14). */
function* consumerRules(source: SourceConfig, at: string, errCode: number): Generator<Broken> {
  const { consumer } = source
  if (!consumer) return
  const says = `stream ${errCode === 10213 ? 'mirror' : 'source'} consumer config is invalid`
  const name = nameProblem(consumer.name)?.replace('stream', 'consumer') ?? null
  yield* rule(name !== null, `${at}.consumer.name`, name ?? '', says, errCode)
  const subject =
    consumer.deliver_subject === '' ? 'A consumer needs a subject.' : literalProblem(consumer.deliver_subject)
  yield* rule(subject !== null, `${at}.consumer.deliver_subject`, subject ?? '', says, errCode)
  const starts = (source.opt_start_seq ?? 0) > 0 || source.opt_start_time !== undefined
  const text = 'The consumer says what is copied, from where on: no start and no filter here.'
  yield* rule(starts || Boolean(source.filter_subject), `${at}.consumer.name`, text, says, errCode)
}

/** Filters, transforms and prefixes of another account or domain. */
function* filterRules(source: SourceConfig, at: string, isMirror: boolean): Generator<Broken> {
  const transforms = source.subject_transforms ?? []
  const filter = source.filter_subject ? subjectSyntaxProblem(source.filter_subject) : null
  yield* rule(filter !== null, `${at}.filter_subject`, filter ?? '')
  yield* rule(
    Boolean(source.filter_subject) && transforms.length > 0,
    `${at}.filter_subject`,
    'Either one filter, or filters with transforms.',
    null,
    isMirror ? 10150 : 10144,
  )
  for (const [i, { src, dest }] of transforms.entries()) {
    const field = `${at}.subject_transforms.${i}`
    const wrong = src === '' ? null : subjectSyntaxProblem(src)
    yield* rule(wrong !== null, field, wrong ?? '', null, isMirror ? 10151 : 10145)
    const mapping = mappingProblem(src, dest)
    yield* rule(mapping !== null, field, mapping ?? '', null, isMirror ? 10154 : 10146)
    const clash = transforms.findIndex(
      (other, j) =>
        j !== i &&
        (isMirror ? subjectsCollide(src || '>', other.src || '>') : isSubset(src || '>', other.src || '>')),
    )
    yield* rule(
      clash >= 0,
      field,
      `"${src || '>'}" overlaps with "${transforms[clash]?.src || '>'}": a message would be taken twice.`,
      null,
      isMirror ? 10152 : 10147,
    )
  }
  const { external } = source
  if (!external) return
  const api =
    external.api === '' ? 'Another account or domain needs its API prefix.' : literalProblem(external.api)
  yield* rule(api !== null, `${at}.external.api`, api ?? '')
  yield* rule(
    subjectsCollide(external.api, '$JS.API'),
    `${at}.external.api`,
    '$JS.API is our own API, not that of another account or domain.',
    null,
    10021,
  )
  const deliver = external.deliver ? literalProblem(external.deliver) : null
  yield* rule(deliver !== null, `${at}.external.deliver`, deliver ?? '', null, 10024)
}
