import { ButtonLink } from '@/components/ui/ButtonLink'
import { streamHref } from '@/lib/url/links'
import styles from './ReadOnly.module.css'

/** Instead of a form that could not send: why, and where to go. */
export function CannotEdit({ account, name, why }: { account: string; name: string; why: string }) {
  return (
    <section className={styles.notice} aria-labelledby="cannot-edit">
      <h1 id="cannot-edit">
        {name} in {account} cannot be changed here
      </h1>
      <p>{why}</p>
      <ButtonLink href={streamHref({ account, name })}>Back to the stream</ButtonLink>
    </section>
  )
}
