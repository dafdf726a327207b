import Link from 'next/link'
import type { ComponentProps } from 'react'
import { buttonLook, type Look } from './Button'

/** A link to another view that looks like a button. */
export function ButtonLink({ variant, size, className, ...rest }: Look & ComponentProps<typeof Link>) {
  return <Link {...rest} className={buttonLook({ variant, size }, className)} />
}
