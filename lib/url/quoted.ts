const MOST = 80

/** A value of the address as a notice names it: “…”, cut where it is long, so that no link can fill the page. */
export const quoted = (text: string): string => `“${text.length > MOST ? `${text.slice(0, MOST)}…` : text}”`
