import { expect, test } from 'vitest'
import { agreementsOf } from './agreements.ts'

const paracetamol = { ingredient: 'Paracetamol', strength: '500 mg' }
const caffeine = { ingredient: 'Caffeine', strength: '65 mg' }
const codeine = { ingredient: 'Codeine', strength: '30 mg' }

test('each ingredient of both products is said once, those in common first', () => {
  const item = {
    composition: [codeine, { ...paracetamol, ingredient: 'PARACETAMOL' }],
    match_basis: [{ ingredient: 'Paracetamol', strength: 'same' as const }],
  }
  expect(
    agreementsOf([paracetamol, caffeine], item).map(({ part, kind }) => [part.ingredient, kind]),
  ).toEqual([
    ['PARACETAMOL', 'same'],
    ['Codeine', 'extra'],
    ['Caffeine', 'missing'],
  ])
})

test('where nothing is known of what was asked for, nothing is said to agree', () => {
  const item = {
    composition: [paracetamol],
    match_basis: [{ ingredient: 'Paracetamol', strength: 'unknown' as const }],
  }
  expect(agreementsOf(null, item)).toEqual([{ part: paracetamol, kind: 'unknown' }])
})
