import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { allowed, violations } from './planted-imports.ts'
import { cruisePlanted, inEachWay } from './planted-tree.ts'

const root = new URL('..', import.meta.url)
const { caught, rules } = cruisePlanted([...Object.values(violations).flat(), ...allowed])

it.each(Object.entries(violations))('catches what breaks %s, however it is imported', (rule, imports) => {
  const importers = imports.flatMap(inEachWay)
  expect(caught.filter((each) => each.rule === rule).map(({ from }) => from)).toEqual(importers.toSorted())
})

it('sees every rule of the configuration broken', () => {
  expect(Object.keys(violations).toSorted()).toEqual(rules.toSorted())
})

it('lets through what the architecture wants', () => {
  const importers = allowed.flatMap(inEachWay)
  expect(caught.filter(({ from }) => importers.includes(from))).toEqual([])
})

it("finds no type written as import('...'), the one form that the boundary check does not see", () => {
  const sources = globSync('{apps,modules,dialects,packages,bench,e2e,scripts}/**/*.{ts,tsx}', {
    cwd: fileURLToPath(root),
    exclude: (name) => name === 'node_modules',
  })
  const importAsType = /\btypeof import\(|\bimport\('[^']+'\)\.[A-Z]/
  expect(sources.filter((file) => importAsType.test(readFileSync(new URL(file, root), 'utf8')))).toEqual([])
})
