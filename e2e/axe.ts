import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** axe has these off unless a tag turns them on; it takes the initials in a portrait for the label of its button. */
const experimental = ['label-content-name-mismatch']

/** All that the colours of a page can break. */
const ofColour = ['color-contrast', 'link-in-text-block']

/** Expects that axe finds no breach of WCAG 2.2 AA; `about` says which state of the page was looked at. */
export async function expectAccessible(page: Page, about = page.url()): Promise<void> {
  await expectNothing(new AxeBuilder({ page }).withTags(wcag).disableRules(experimental), about)
}

/** The same for a page that was looked at in the other colour scheme: what is not its colours stays as it is. */
export async function expectReadable(page: Page, about: string): Promise<void> {
  await expectNothing(new AxeBuilder({ page }).withRules(ofColour), about)
}

async function expectNothing(axe: AxeBuilder, about: string): Promise<void> {
  // without frames to look into it needs no second page for each look
  const { violations } = await axe.setLegacyMode().analyze()
  const findings = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.target.join(' ')}\n  ${node.html}\n  ${reason(node)}`),
  )
  expect(findings, `axe at ${about}:\n${findings.join('\n')}`).toEqual([])
}

function reason({ failureSummary = '' }: { failureSummary?: string }): string {
  return failureSummary.split('\n').slice(1).join('\n').trim()
}
