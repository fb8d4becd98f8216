import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** axe has these off unless a tag turns them on; it takes the initials in a portrait for the label of its button. */
const experimental = ['label-content-name-mismatch']

/** Expects that axe finds no breach of WCAG 2.2 AA; `about` says which state of the page was looked at. */
export async function expectAccessible(page: Page, about = page.url()): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag).disableRules(experimental).analyze()
  const findings = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.target.join(' ')}\n  ${node.html}\n  ${reason(node)}`),
  )
  expect(findings, `axe at ${about}:\n${findings.join('\n')}`).toEqual([])
}

function reason({ failureSummary = '' }: { failureSummary?: string }): string {
  return failureSummary.split('\n').slice(1).join('\n').trim()
}
