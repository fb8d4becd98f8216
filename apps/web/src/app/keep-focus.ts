/** As far back as anybody remembers. */
const most = 20

/**
 * Gives the focus a place when what had it goes away: a dialog that closes, a row that is deleted, a button that cannot be
 * pressed while it works. Browsers let it fall to the body, where a screen reader says nothing.
 */
export function keepFocus(): void {
  let visited: HTMLElement[] = []
  let working: HTMLElement | null = null
  let isByTouch = false
  let timer = 0

  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    working = null
    visited = [...visited.filter((each) => each !== target && each.isConnected), target].slice(-most)
  })
  // a finger has no focus to lose, and giving it to a field would raise the keyboard
  document.addEventListener('pointerdown', ({ pointerType }) => {
    isByTouch = pointerType === 'touch'
  })
  document.addEventListener('keydown', () => {
    isByTouch = false
  })

  const restore = () => {
    const last = visited.at(-1)
    if (isByTouch || last === undefined || !isLost()) return
    if (!last.isConnected) place(visited)?.focus({ preventScroll: true })
    else if (last === working && isUsable(last)) last.focus({ preventScroll: true })
    // otherwise somebody gave it away by a click beside it
  }
  new MutationObserver(() => {
    const last = visited.at(-1)
    if (last?.matches(':disabled')) working = last
    if (last === undefined || !isLost()) return
    clearTimeout(timer)
    // a page or a dialog that knows a better place has taken it by then
    timer = window.setTimeout(restore, 30)
  }).observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  })
}

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body

const isUsable = (element: HTMLElement): boolean =>
  element.isConnected &&
  !element.matches(':disabled') &&
  element.checkVisibility({ visibilityProperty: true })

/** Where a dialog that is open wants it, or where one was before; the heading of the page when all that is gone. */
function place(visited: readonly HTMLElement[]): HTMLElement | null {
  const dialogs = [...document.querySelectorAll<HTMLElement>('[role="dialog"][aria-modal="true"]')]
  const around = dialogs.findLast(isUsable) ?? document.querySelector('main')
  return (
    around?.querySelector<HTMLElement>('[data-autofocus]') ??
    visited.findLast((each) => around?.contains(each) && isUsable(each)) ??
    around?.querySelector<HTMLElement>('h1') ??
    around
  )
}
