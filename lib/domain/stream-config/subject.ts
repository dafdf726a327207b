/**
 * Whether nats-server takes this as a subject (sublist.go, `isValidSubject`): tokens between dots, none empty, no white space,
 * `>` as a token only at the end. Control characters are refused as well: no client can publish to them.
 * @returns null when valid, else the rule that it breaks
 */
export function subjectProblem(subject: string): string | null {
  const syntax = subjectSyntaxProblem(subject)
  if (syntax) return syntax
  if (subject === '>') return '">" captures every subject, which a stream with acknowledgements may not.'
  return reservedProblem(subject)
}

/** Whether it is a subject at all, wildcards allowed. */
export function subjectSyntaxProblem(subject: string): string | null {
  if (subject === '') return 'A subject needs at least one token.'
  if (/\s/.test(subject)) return `"${subject}": a subject has no spaces.`
  if (hasControl(subject)) return 'A subject has no control characters.'
  const tokens = subject.split('.')
  if (tokens.includes('')) return `"${subject}": no token between two dots, or a dot at an end.`
  const tail = tokens.indexOf('>')
  if (tail >= 0 && tail < tokens.length - 1) return `"${subject}": > may only be the last token.`
  return null
}

/** A subject without wildcards, as prefixes must be. */
export function literalProblem(subject: string): string | null {
  const syntax = subjectSyntaxProblem(subject)
  if (syntax) return syntax
  return subject.split('.').some((token) => token === '*' || token === '>') ? 'No wildcards here.' : null
}

/**
 * Whether a subject takes in one of NATS itself, which a stream with acknowledgements may not: since 2.12 when it could
 * match one, before only when it matches nothing else, in 2.9 below `$JS.API` only.
 * @param from whether the server that looks is of this version or newer
 */
export function reservedProblem(
  subject: string,
  from: (version: string) => boolean = () => true,
): string | null {
  if (!from('2.10')) {
    return isSubset(subject, '$JS.API.>')
      ? `"${subject}" is of $JS.API.>, the JetStream API of NATS itself.`
      : null
  }
  if (!from('2.12') && !isSubset(subject, '$JS.>') && !isSubset(subject, '$JSC.>')) return null
  for (const [space, exception, what] of RESERVED) {
    if (subjectsCollide(subject, space) && !isSubset(subject, exception)) {
      return `"${subject}" overlaps with ${space}, the ${what} of NATS itself.`
    }
  }
  return null
}

/** Spaces that need no-ack (stream.go, `checkStreamCfgLocked`), with the part that is allowed all the same. */
const RESERVED = [
  ['$JS.>', '$JS.EVENT.>', 'JetStream API'],
  ['$JSC.>', '', 'JetStream cluster subjects'],
  ['$NRG.>', '', 'Raft subjects'],
  ['$SYS.>', '$SYS.ACCOUNT.>', 'system subjects'],
] as const

/** Whether some literal subject matches both (sublist.go, `SubjectsCollide`). */
export function subjectsCollide(a: string, b: string): boolean {
  const left = a.split('.')
  const right = b.split('.')
  for (let i = 0; ; i++) {
    const l = left[i]
    const r = right[i]
    if (l === undefined || r === undefined) return l === r
    if (l === '>' || r === '>') return true
    if (l !== r && l !== '*' && r !== '*') return false
  }
}

/** Whether every subject that matches `subject` matches `filter` too (sublist.go, `subjectIsSubsetMatch`). */
export function isSubset(subject: string, filter: string): boolean {
  const parts = subject.split('.')
  const wanted = filter.split('.')
  for (const [i, w] of wanted.entries()) {
    const part = parts[i]
    if (part === undefined) return false
    if (w === '>') return true
    if (part === '>' || (part === '*' && w !== '*')) return false
    if (w !== '*' && w !== part) return false
  }
  return parts.length === wanted.length
}

/** The first pair among `subjects` that overlaps, which nats-server refuses inside one stream; null when none. */
export function overlapWithin(subjects: readonly string[]): [string, string] | null {
  for (const [i, a] of subjects.entries()) {
    for (const b of subjects.slice(i + 1)) if (subjectsCollide(a, b)) return [a, b]
  }
  return null
}

/** The first stream whose subjects overlap with ours; null when none. */
export function overlapWith<S extends { name: string; subjects: readonly string[] }>(
  subjects: readonly string[],
  streams: readonly S[],
): { stream: S; theirs: string; ours: string } | null {
  for (const stream of streams) {
    for (const theirs of stream.subjects) {
      for (const ours of subjects) if (subjectsCollide(ours, theirs)) return { stream, theirs, ours }
    }
  }
  return null
}

export function hasControl(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x20 || code === 0x7f) return true
  }
  return false
}
