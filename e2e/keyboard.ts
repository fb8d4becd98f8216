import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than any page has. */
const patience = 80

/** Goes on with the Tab key until this has the focus; at each stop the focus must be seen, and not lie under a bar. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  const passed: string[] = []
  for (let stops = 0; stops < patience; stops += 1) {
    await page.keyboard.press(key)
    const stop = await page.evaluate(lookAtFocus)
    expect(stop.fault, `at ${stop.name}, after ${passed.slice(-3).join(', ')}`).toBeNull()
    if (await target.evaluate((element) => element === document.activeElement)) return
    passed.push(stop.name)
  }
  throw new Error(`${target} is not reached by ${key}. Stops: ${passed.join(' | ')}`)
}

/** Goes there and presses Enter, as on a link or a button. */
export async function enter(page: Page, target: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
  await tabTo(page, target, key)
  await page.keyboard.press('Enter')
}

/** Goes to a field and types over what it holds. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

/** A page has opened: its heading has the focus. */
export async function expectArrival(page: Page, heading: string | RegExp, level = 1): Promise<void> {
  await expect(page.getByRole('heading', { level, name: heading })).toBeFocused()
}

/** The dialog is gone, and its veil, which takes its time. */
export async function expectClosed(page: Page): Promise<void> {
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.locator('.mantine-Modal-overlay, .mantine-Drawer-overlay')).toHaveCount(0)
}

/** Wherever it is, something has it that a screen reader can say. */
export async function expectFocusKept(page: Page): Promise<void> {
  const holder = () => page.evaluate(() => document.activeElement?.localName ?? 'nothing')
  await expect.poll(holder, 'what has the focus').not.toBe('body')
}

/** Run in the page. */
function lookAtFocus(): { name: string; fault: string | null } {
  const { activeElement: focused } = document
  // after the last stop it is the browser's own turn
  if (!(focused instanceof HTMLElement) || focused === document.body)
    return { name: 'the browser', fault: null }
  const label = (focused as HTMLInputElement).labels?.[0]
  const name = focused.getAttribute('aria-label') ?? label?.textContent ?? focused.textContent ?? ''
  // hidden inputs are drawn by what stands beside them
  const drawn = [
    focused,
    focused.nextElementSibling,
    label,
    focused.parentElement,
    focused.closest('.mantine-Input-input'),
  ]
  const shown = drawn.filter((each) => each instanceof HTMLElement)
  if (!shown.some(hasRing)) return { name, fault: 'no ring is to be seen' }
  if (!shown.some(isInSight)) return { name, fault: 'it is hidden' }
  return { name, fault: null }

  function hasRing(element: HTMLElement): boolean {
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  }

  /** Not wholly under something else: looked for at its middle and near its corners. */
  function isInSight(element: HTMLElement): boolean {
    const { left, top, width, height } = element.getBoundingClientRect()
    if (width <= 1 || height <= 1) return false
    const parts = [0.1, 0.5, 0.9]
    return parts.some((x) =>
      parts.some((y) => {
        const there = document.elementFromPoint(left + width * x, top + height * y)
        return there !== null && (element.contains(there) || there.contains(focused))
      }),
    )
  }
}
