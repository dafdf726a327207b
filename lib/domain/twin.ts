const ID_SHOWN = 8
const SUFFIX = /#N[A-Z0-9]{7}$/

/**
 * Key of the elder of two live servers that share one name; the younger keeps the name as its key. Copies of streams are
 * kept under it too: what one of them holds says nothing about the other.
 */
export const twinKey = (name: string, id: string): string => `${name}#${id.slice(0, ID_SHOWN)}`

/** The name by which a server with this key calls itself, and others it. */
export const nameOfKey = (key: string): string => key.replace(SUFFIX, '')

/** An elder id that speaks this long after a younger one was first heard is no echo: there are two. */
export const TWIN_AFTER_MS = 1500
