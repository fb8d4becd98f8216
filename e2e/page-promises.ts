import { expect, type Page } from '@playwright/test'

/** What every page promises, whoever looks and on whichever screen. */
export async function expectWholePage(page: Page): Promise<void> {
  await expect(page.locator('h1'), 'headings of the first level').toHaveCount(1)
  expect(await page.title(), 'the title of the document').toMatch(/\S/)
  expect(await page.evaluate(overhang), 'pixels that stick out to the side').toBeLessThanOrEqual(0)
  expect((await page.evaluate(visibleTexts)).filter(isKey), 'texts without words').toEqual([])
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
