import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { ReactNode } from 'react'
import { parseTheme, THEME_COOKIE } from '@/lib/url/theme'
import { inter, mono } from './fonts'
import './global.css'

export const metadata: Metadata = {
  title: { default: 'Orrery', template: '%s · Orrery' },
  description: 'Where every server, gateway link, stream leader and replica of a NATS supercluster is.',
  icons: { icon: [{ url: '/icon.svg', type: 'image/svg+xml' }] },
}

/** Fonts, theme and address-bar state for every page. The theme is in the first HTML, so nothing flashes. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html
      lang="en"
      className={`${inter.variable} ${mono.variable}`}
      data-theme={theme === 'system' ? undefined : theme}
      suppressHydrationWarning
    >
      <body>
        <NuqsAdapter>{children}</NuqsAdapter>
      </body>
    </html>
  )
}
