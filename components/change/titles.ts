import type { OpenChange, StreamAction } from './open-change'

/** What a dialog does, before the name of the stream. */
export const TITLES: Record<StreamAction, string> = {
  edit: 'Edit',
  move: 'Scale or move',
  'step-down': 'Move the leader of',
  'peer-remove': 'Remove a replica of',
  'cancel-move': 'Cancel the move of',
  purge: 'Purge',
  seal: 'Seal',
  delete: 'Delete',
}

/** The title of a change. */
export function changeTitle(change: OpenChange): string {
  if (change.action === 'rights') return 'What may be changed'
  if (change.action === 'meta-step-down') return 'Move the meta leader'
  return `${TITLES[change.action]} ${change.stream} in ${change.account}`
}
