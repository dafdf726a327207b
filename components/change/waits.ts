import type { Audited } from '@/lib/domain/audit'

const WHAT: Record<Audited, string> = {
  create: 'creation of this stream',
  update: 'change of this stream',
  delete: 'deletion of this stream',
  purge: 'purge of this stream',
  seal: 'sealing of this stream',
  'step-down': 'step-down of this stream’s leader',
  'peer-remove': 'removal of a replica of this stream',
  'cancel-move': 'cancelling of this stream’s move',
  'meta-step-down': 'step-down of the meta leader',
  balance: 'balancing of leaders',
  'balance-stop': 'stopping of the balancing',
  several: 'other changes',
}

/** That nothing was sent yet because another operation comes first, in words. */
export const waitsWords = (what: Audited): { title: string; detail: string } => ({
  title: 'Waiting',
  detail: `It waits for the ${WHAT[what]}, which is under way. Nothing was sent yet.`,
})
