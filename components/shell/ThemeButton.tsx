'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Icon } from '@/components/ui/Icon'
import { THEME_COOKIE, THEMES, type Theme } from '@/lib/url/theme'

const YEAR = 365 * 24 * 3600

/** System, light, dark, in turn; applied at once and remembered in a cookie, so that the next first HTML has it. */
export function ThemeButton({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial)
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'

  function change() {
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we support and on plain HTTP
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${YEAR}; samesite=lax`
    setTheme(next)
  }

  return (
    <Button
      onClick={change}
      aria-label={`Theme: ${theme}. Change to ${next}`}
      title={`Theme: ${theme} (click for ${next})`}
      style={{ padding: '0 8px' }}
    >
      <Icon name={theme} size={16} />
    </Button>
  )
}
