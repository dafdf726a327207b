/** Notices float under the toolbar, which in a narrow window has more rows: how high it is only the browser knows. */
export function tellHeight(toolbar: HTMLElement | null) {
  const view = toolbar?.closest('main')
  if (!toolbar || !view) return
  const observer = new ResizeObserver(() =>
    view.style.setProperty('--toolbar-now', `${toolbar.offsetHeight}px`),
  )
  observer.observe(toolbar)
  return () => {
    observer.disconnect()
    view.style.removeProperty('--toolbar-now')
  }
}
