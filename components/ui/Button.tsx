import Link from 'next/link'
import type { ComponentProps } from 'react'
import styles from './Button.module.css'

interface Look {
  /** `quiet` has no edge until it is pointed at. */
  variant?: 'default' | 'primary' | 'quiet'
  size?: 'normal' | 'small'
}

const look = ({ variant = 'default', size = 'normal' }: Look, className?: string) =>
  [styles.button, styles[variant], styles[size], className].filter(Boolean).join(' ')

/** A button; say why in `title` when it is disabled. */
export function Button({ variant, size, className, ...rest }: Look & ComponentProps<'button'>) {
  return <button type="button" {...rest} className={look({ variant, size }, className)} />
}

/** A link that looks like a button. */
export function ButtonLink({ variant, size, className, ...rest }: Look & ComponentProps<typeof Link>) {
  return <Link {...rest} className={look({ variant, size }, className)} />
}
