'use client'
import Link from 'next/link'
import { useId, useRef } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { Button } from '@/components/ui/Button'
import type { Stream } from '@/lib/domain/model'
import { streamHref } from '@/lib/url/links'
import { streamActions } from './actions'
import styles from './ChangeMenu.module.css'
import { openChange } from './open-change'

/** Everything that can be done to a stream; what cannot be done says why. */
export function ChangeMenu({ stream }: { stream: Stream }) {
  const id = useId()
  const list = useRef<HTMLFieldSetElement>(null)
  const snapshot = useSnapshot()
  const place = (button: HTMLElement) => {
    const { right, top, bottom } = button.getBoundingClientRect()
    const menu = list.current
    if (!menu) return
    menu.style.right = `${Math.max(8, innerWidth - right)}px`
    const below = innerHeight - bottom > 320
    menu.style.top = below ? `${bottom + 4}px` : 'auto'
    menu.style.bottom = below ? 'auto' : `${innerHeight - top + 4}px`
  }
  return (
    <>
      <Button size="small" popoverTarget={id} onClick={(event) => place(event.currentTarget)}>
        Change…
      </Button>
      <fieldset
        id={id}
        ref={list}
        popover="auto"
        className={styles.menu}
        aria-label={`Change ${stream.name}`}
      >
        {streamActions(stream, snapshot).map(({ id: action, label, why }) =>
          // The form is a page of its own.
          action === 'edit' && why === null ? (
            <Link
              key={action}
              href={`${streamHref(stream)}/edit`}
              prefetch={false}
              onClick={() => list.current?.hidePopover()}
            >
              {label}
            </Link>
          ) : (
            <button
              key={action}
              type="button"
              aria-disabled={why !== null || undefined}
              data-grave={action === 'delete' || undefined}
              title={why ?? undefined}
              onClick={() => {
                if (why !== null) return
                list.current?.hidePopover()
                openChange({ action, account: stream.account, stream: stream.name })
              }}
            >
              {label}
              {why !== null && <small>{why}</small>}
            </button>
          ),
        )}
      </fieldset>
    </>
  )
}
