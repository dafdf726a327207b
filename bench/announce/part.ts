import type { Part } from '../support/part'
export const announcePart: Part = { name: 'announce', title: 'todo', run: async () => [] }
