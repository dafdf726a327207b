/** A leaf in a 10 × 10 box, centred: leafnodes. */
export const LEAF = 'M-4 4 C-4 -2 -1 -4.5 4.5 -4.5 C4.5 1 2 4 -3 3.2 M-4.5 4.5 L1 -1'
