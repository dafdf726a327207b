import type { Answer, Stopped } from '@/lib/domain/operation'

/** What this page knows of its request. */
export type Submission =
  | { kind: 'sending' }
  /** After a reload: asking what became of it. */
  | { kind: 'asking' }
  /** Orrery answered; `answer.settled` says whether that is the last word. */
  | { kind: 'answered'; answer: Answer }
  /** Orrery did not take the request: nothing was sent to NATS. */
  | { kind: 'rejected'; title: string; detail: string; stopped?: Stopped }
  /** Orrery itself cannot be reached; the request may have arrived. */
  | { kind: 'lost' }
  /** Orrery does not know this request: it never arrived, or is longer ago than it remembers. */
  | { kind: 'forgotten' }

/** Whether the page must go on asking. */
export const isOpen = (s: Submission): boolean =>
  s.kind === 'lost' || s.kind === 'asking' || (s.kind === 'answered' && !s.answer.settled)
