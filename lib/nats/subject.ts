import { subjectSyntaxProblem } from '@/lib/domain/stream-config/subject'
import { NatsFault } from './errors'

/**
 * nats.js writes a subject into the protocol as it stands: one with a line break in it would be further commands of ours,
 * chosen by whoever wrote the name that it was made of. Throws the NatsFault `invalid`.
 */
export function assertSubject(subject: string): void {
  const problem = subjectSyntaxProblem(subject)
  if (problem !== null) throw new NatsFault('invalid', problem)
}
