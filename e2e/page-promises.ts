import { expect, type Page } from '@playwright/test'

/** What every page promises, whoever looks and on whichever screen. */
export async function expectWholePage(page: Page): Promise<void> {
  await expect(page.locator('h1'), 'headings of the first level').toHaveCount(1)
  expect(await page.title(), 'the title of the document').toMatch(/\S/)
  await expect(page.locator('html'), 'the language of the page').toHaveAttribute('lang', /^(en|id)$/)
  expect(await page.evaluate(overhang), 'pixels that stick out to the side').toBeLessThanOrEqual(0)
  expect(await page.evaluate(poorTables), 'tables without a name or heads').toEqual([])
  expect((await page.evaluate(visibleTexts)).filter(isKey), 'texts without words').toEqual([])
}

/** For whoever gets sick of motion. */
export async function expectStill(page: Page): Promise<void> {
  const moving = () =>
    page.evaluate(() => document.getAnimations().map(({ id, playState }) => `${id} ${playState}`))
  await expect.poll(moving, 'what moves').toEqual([])
}

/** WCAG 1.4.10: a desktop at 400 percent, or the smallest of phones; text is neither cut nor wider than what holds it. */
export async function expectNarrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 })
  // a plot and a menu measure themselves again
  await expect.poll(() => page.evaluate(overhang), 'pixels that stick out at 320').toBeLessThanOrEqual(0)
  expect(await page.evaluate(cutTexts), 'texts cut at 320').toEqual([])
}

/** WCAG 2.5.8: 24 pixels, for those too that axe leaves out; where fingers press, what is no link in a text has 44. */
export async function expectTargets(page: Page): Promise<void> {
  expect(await page.evaluate(smallTargets), 'targets too small to hit').toEqual([])
}

function poorTables(): string[] {
  return [...document.querySelectorAll('table')]
    .filter(
      (each) =>
        !each.matches(':has(caption), [aria-label], [aria-labelledby]') || !each.querySelector('th[scope]'),
    )
    .map((each) => each.outerHTML.slice(0, 200))
}

function cutTexts(): string[] {
  const hidden = (style: CSSStyleDeclaration) =>
    style.overflowX !== 'visible' || style.textOverflow === 'ellipsis'
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((each) =>
      [...each.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
    )
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.clientWidth > 1)
    .filter((each) => each.scrollWidth > each.clientWidth + 1 && hidden(getComputedStyle(each)))
    .filter((each) => !['auto', 'scroll'].includes(getComputedStyle(each).overflowX))
    .map((each) => `${each.textContent?.trim()}: ${each.scrollWidth} in ${each.clientWidth}`)
}

function smallTargets(): string[] {
  const isTouched = matchMedia('(pointer: coarse)').matches
  const targets = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')
  return [...targets].flatMap((target) => {
    if (!target.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return []
    // a box is pressed by its label, and the sliver of a hidden input is not pressed at all
    const box = target.matches('[type="radio"], [type="checkbox"]') ? target.closest('div') : target
    const { width, height } = (box ?? target).getBoundingClientRect()
    const isMain = target.matches(
      '.mantine-Button-root, .mantine-ActionIcon-root, .mantine-Input-input, nav a, nav button',
    )
    const least = isTouched && isMain ? 44 : 24
    if (width <= 1 || (height >= least && width >= 24)) return []
    const isInText = getComputedStyle(target).display === 'inline'
    const name = target.getAttribute('aria-label') ?? target.textContent ?? ''
    return isInText ? [] : [`${name} (${target.localName}): ${width}x${height}, wants ${least}`]
  })
}

/** Run in the page, as the next. */
function overhang(): number {
  const { scrollWidth, clientWidth } = document.documentElement
  return scrollWidth - clientWidth
}

/** Words as they stand there. Names of the program's own, as those of events in the log, stand in <code>. */
function visibleTexts(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts: string[] = [document.title]
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement
    const verbatim =
      parent === null || parent.closest('code, pre, script, style, noscript, [translate="no"]') !== null
    if (!verbatim && parent.checkVisibility()) texts.push(...(node.textContent ?? '').split(/\s+/))
  }
  const labels = [...document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')]
  for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
    for (const label of labels) texts.push(...(label.getAttribute(name) ?? '').split(/\s+/))
  return texts
}

/** `events:list.title`, `list.title` or `skip_to_content`, which i18next shows where a key has no words. */
function isKey(word: string): boolean {
  return /^([a-z_-]+:)?[a-z]+([._][a-z_]+)+$/.test(word) || /^[a-z_]+:[a-z_]+$/.test(word)
}
