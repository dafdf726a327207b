import type { Part } from '../support/part'
export const pagePart: Part = { name: 'page', title: 'todo', run: async () => [] }
