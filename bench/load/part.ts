import type { Part } from '../support/part'
export const loadPart: Part = { name: 'load', title: 'todo', run: async () => [] }
