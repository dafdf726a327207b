import { type Broken, rule } from './broken'
import type { StreamConfig } from './model'
import { overlapWithin, reservedProblem, subjectSyntaxProblem, subjectsCollide } from './subject'
import { mappingProblem } from './transform'

/** Subjects, and what is done with them on the way in and out. */
export function* subjectRules(c: StreamConfig, from: (version: string) => boolean): Generator<Broken> {
  for (const subject of c.subjects) {
    const syntax = subjectSyntaxProblem(subject)
    yield* rule(syntax !== null, 'subjects', syntax ?? '', 'invalid subject')
    if (c.no_ack && from('2.10')) {
      yield* rule(
        subject === '>' && c.num_replicas !== 1,
        'subjects',
        '">" captures every subject, which only R1 may.',
        'capturing all subjects requires replicas of 1',
      )
      continue
    }
    yield* rule(
      subject === '>',
      'subjects',
      '">" captures every subject, which a stream with acknowledgements may not.',
      from('2.10')
        ? 'capturing all subjects requires no-ack to be true'
        : 'subjects overlap with jetstream api',
    )
    const reserved = reservedProblem(subject, from)
    yield* rule(reserved !== null, 'subjects', reserved ?? '', null)
  }
  const overlap = overlapWithin(c.subjects)
  if (overlap) {
    const [a, b] = overlap
    const says =
      a === b && !from('2.15')
        ? 'duplicate subjects detected'
        : `subject ${quote(a)} overlaps with ${quote(b)}`
    yield* rule(true, 'subjects', `"${a}" overlaps with "${b}": one message would be stored twice.`, says)
  }
  const copies = c.mirror !== undefined || (c.sources?.length ?? 0) > 0
  yield* rule(c.subjects.length === 0 && !copies, 'subjects', 'A stream needs at least one subject.')
  if (c.subject_transform) {
    const { src, dest } = c.subject_transform
    const syntax = src === '' ? null : subjectSyntaxProblem(src)
    yield* rule(syntax !== null, 'subject_transform.src', syntax ?? '', null, 10155)
    const mapping = mappingProblem(src, dest)
    yield* rule(mapping !== null, 'subject_transform.dest', mapping ?? '', null, 10156)
  }
  if (c.republish) {
    const { src, dest } = c.republish
    const mapping = dest === '' ? 'Say where to: a subject.' : mappingProblem(src, dest)
    yield* rule(
      !from('2.10') && !c.subjects.some((subject) => subjectsCollide(src || '>', subject)),
      'republish.src',
      'Before nats-server 2.10 only what a subject of the stream itself matches can be republished.',
      'stream configuration for republish source is not valid subset of subjects',
    )
    yield* rule(
      c.subjects.some((subject) => dest !== '' && subjectsCollide(dest, subject)),
      'republish.dest',
      'Republished messages would come back into this stream.',
      'stream configuration for republish destination forms a cycle',
    )
    yield* rule(mapping !== null, 'republish.dest', mapping ?? '')
  }
}

/** Go's %q for what subjects hold. */
const quote = (text: string) => JSON.stringify(text)
