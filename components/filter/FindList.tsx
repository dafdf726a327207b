'use client'
import type { Suggestion } from '@/lib/domain/query/suggest'
import { Draft } from './Draft'
import styles from './FindBox.module.css'

/** Under the find box: ways to finish the term at the caret, and what the text as it stands would find. */
export function FindList(props: {
  id: string
  offers: readonly Suggestion[]
  at: number
  onTake: (offer: Suggestion) => void
  /** The text that is being typed; '' when it is what the address says. */
  draft: string
}) {
  const { id, offers, at, onTake, draft } = props
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus in the field while an option is pressed
    <div
      className={styles.pop}
      hidden={offers.length === 0 && draft === ''}
      onMouseDown={(e) => e.preventDefault()}
    >
      <div
        role="listbox"
        id={`${id}-list`}
        aria-label="Suggestions"
        tabIndex={-1}
        hidden={offers.length === 0}
      >
        {offers.map((offer, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox owns the keys (aria-activedescendant)
          <div
            key={offer.term}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            className={styles.option}
            onClick={() => onTake(offer)}
          >
            <span className="mono">{offer.term}</span>
            <span className={styles.detail}>{offer.detail}</span>
          </div>
        ))}
      </div>
      <Draft id={`${id}-draft`} text={draft} />
    </div>
  )
}
