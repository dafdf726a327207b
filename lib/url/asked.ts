/**
 * What an address asks for under a key, as it stands there. An empty key asks for nothing, like one that is absent: `null`,
 * without a notice. (`layers` alone has a meaning when empty: none of them is drawn.)
 */
export const asked = (raw: string | null): string | null => (raw === '' ? null : raw)
