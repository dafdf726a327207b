import { ButtonLink } from '@/components/ui/ButtonLink'
import styles from './ReadOnly.module.css'

/** Instead of a form that could not send: why, and what to change. */
export function ReadOnly() {
  return (
    <section className={styles.notice} aria-labelledby="read-only">
      <h1 id="read-only">Read-only: no stream can be created here</h1>
      <p>
        Orrery changes nothing unless an account is configured as writable. Set <code>"write": true</code> at
        the account in the configuration and restart Orrery.
      </p>
      <pre>{'"accounts": { "APP": { "user": "…", "password": "…", "write": true } }'}</pre>
      <ButtonLink href="/streams">Back to the streams</ButtonLink>
    </section>
  )
}
