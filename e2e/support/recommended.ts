import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The accounts that the README recommends, and passwords for its users. */
export const RECOMMENDED = readFileSync(join(process.cwd(), 'demo', 'least-privilege.conf'), 'utf8')
export const PASSWORDS = {
  ORRERY_SYS_PASSWORD: 'pw-of-sys',
  ORRERY_APP_PASSWORD: 'pw-of-app',
  ORRERY_WRITER_PASSWORD: 'pw-of-writer',
  ORRERY_OPERATOR_PASSWORD: 'pw-of-operator',
}
export const USERS = {
  system: { user: 'orrery', pass: PASSWORDS.ORRERY_SYS_PASSWORD },
  reader: { user: 'orrery-app', pass: PASSWORDS.ORRERY_APP_PASSWORD },
  writer: { user: 'orrery-writer', pass: PASSWORDS.ORRERY_WRITER_PASSWORD },
  operator: { user: 'orrery-operator', pass: PASSWORDS.ORRERY_OPERATOR_PASSWORD },
}
