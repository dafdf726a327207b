/** A stretch of text, or of a name that is typed as it stands. */
interface Piece {
  text: string
  isCode: boolean
}

export type RemedyPart = { kind: 'words'; key: string; pieces: Piece[] } | { kind: 'command'; text: string }

const isCommand = (code: string) => code.startsWith('nats ')

/** A remedy's sentences and its commands apart: code stands between backticks, and what begins with `nats` is a command. */
export function remedyParts(text: string): RemedyPart[] {
  const parts: RemedyPart[] = []
  let pieces: Piece[] = []
  const endWords = () => {
    // The full stop after a command ends a sentence that is not there any more.
    const [first, ...rest] = pieces
    const head = first && !first.isCode ? { ...first, text: first.text.replace(/^[.,;\s]+/, '') } : first
    if (head && (head.text !== '' || rest.length > 0))
      parts.push({ kind: 'words', key: head.text, pieces: [head, ...rest] })
    pieces = []
  }
  text.split('`').forEach((piece, i) => {
    const isCode = i % 2 === 1
    if (isCode && isCommand(piece)) {
      endWords()
      parts.push({ kind: 'command', text: piece })
    } else if (piece !== '') pieces.push({ text: piece, isCode })
  })
  endWords()
  return parts
}
