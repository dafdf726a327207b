/** Key of an AZ of a region, e.g. `rg1/1`; `rg1/` are the servers of rg1 without an AZ tag. */
export const azKey = (region: string, az: string | null): string => `${escaped(region)}/${escaped(az ?? '')}`

/** Only what would be read as something else is escaped. */
const escaped = (id: string): string => id.replaceAll('%', '%25').replaceAll('/', '%2F')
