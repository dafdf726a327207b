/** Sizes of the grid in px; the style sheets use the same. */
const lead = { stream: 156, account: 48, wanted: 36 }
const tail = { spread: 128, margin: 148 }

/** Sticky at the left: name, account, R. */
export const LEAD = { ...lead, width: lead.stream + lead.account + lead.wanted }
/** Sticky at the right: spread, margin. */
export const TAIL = { ...tail, width: tail.spread + tail.margin }
/** Height of the heads: region, AZ, server. */
export const HEAD = 22 + 18 + 72
export const ROW = { stream: 20, group: 28 }
