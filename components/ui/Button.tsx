import type { ComponentProps } from 'react'
import styles from './Button.module.css'

export interface Look {
  /** `quiet` has no edge until it is pointed at. */
  variant?: 'default' | 'primary' | 'quiet'
  size?: 'normal' | 'small'
}

/** The classes of what looks like a button. */
export const buttonLook = ({ variant = 'default', size = 'normal' }: Look, className?: string) =>
  [styles.button, styles[variant], styles[size], className].filter(Boolean).join(' ')

/** A button; say why in `title` when it is disabled. */
export function Button({ variant, size, className, ...rest }: Look & ComponentProps<'button'>) {
  return <button type="button" {...rest} className={buttonLook({ variant, size }, className)} />
}

/** A link out of all views, or to a file, that looks like a button. For the views there is `ButtonLink`. */
export function ButtonAnchor({ variant, size, className, ...rest }: Look & ComponentProps<'a'>) {
  return <a {...rest} className={buttonLook({ variant, size }, className)} />
}
