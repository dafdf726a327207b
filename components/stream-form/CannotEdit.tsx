import { ButtonLink } from '@/components/ui/ButtonLink'
import { streamHref } from '@/lib/url/links'
import { EditAsJson } from './EditAsJson'
import styles from './ReadOnly.module.css'

/** Instead of a form that could not send: why, and where to go; `asJson` where only the form cannot. */
export function CannotEdit({
  account,
  name,
  why,
  asJson = false,
}: {
  account: string
  name: string
  why: string
  asJson?: boolean
}) {
  return (
    <section className={styles.notice} aria-labelledby="cannot-edit">
      <h1 id="cannot-edit">
        {name} in {account} cannot be changed {asJson ? 'with the form' : 'here'}
      </h1>
      <p>{why}</p>
      {asJson && <EditAsJson account={account} name={name} />}
      <ButtonLink href={streamHref({ account, name })}>Back to the stream</ButtonLink>
    </section>
  )
}
