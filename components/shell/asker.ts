/** The user whom the proxy names, or why it names none; null where Orrery knows no users. */
export type Asker = { user: string } | { why: string } | null
