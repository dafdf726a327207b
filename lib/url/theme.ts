/** The operator's choice of colours, kept in a cookie so that the first HTML already has it. */
export type Theme = 'system' | 'light' | 'dark'

export const THEME_COOKIE = 'theme'
export const THEMES: readonly Theme[] = ['system', 'light', 'dark']

/** Anything but `light` and `dark` means the system decides. */
export function parseTheme(text: string | undefined): Theme {
  return THEMES.find((t) => t === text) ?? 'system'
}
