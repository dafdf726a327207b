'use client'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'
import { Icon } from '@/components/ui/Icon'
import { Kbd } from '@/components/ui/Kbd'
import { keyLabel, useShortcut } from './shortcuts'
import styles from './TopBar.module.css'

/** Copies the address of what is on screen: view and selection are in it. */
export function ShareButton() {
  const [copied, setCopied] = useState(0)
  const [shown, setShown] = useState<string | null>(null)

  async function share() {
    const address = window.location.href
    try {
      await navigator.clipboard.writeText(address)
      setCopied((n) => n + 1)
    } catch {
      // No clipboard without HTTPS or permission: the address is shown for copying by hand.
      setShown(address)
    }
  }
  useShortcut('share', () => void share())
  useEffect(() => {
    if (copied === 0) return
    const timer = setTimeout(() => setCopied(0), 2500)
    return () => clearTimeout(timer)
  }, [copied])

  return (
    <>
      <Button onClick={() => void share()} aria-keyshortcuts={keyLabel('share')}>
        <Icon name="share" size={16} />
        Share
        <Kbd>{keyLabel('share')}</Kbd>
      </Button>
      <span role="status" className={copied > 0 ? styles.toast : 'visually-hidden'}>
        {copied > 0 ? 'Link copied' : ''}
      </span>
      {shown !== null && (
        <Dialog title="Share this view" onClose={() => setShown(null)}>
          <label className={styles.address}>
            This browser did not allow copying. The address:
            <input readOnly className="mono" value={shown} onFocus={(e) => e.target.select()} />
          </label>
        </Dialog>
      )}
    </>
  )
}
