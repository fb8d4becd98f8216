import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseComposition, partKey } from './rules.ts'

test.each([
  ['Amoxycillin  (500mg) ', [['Amoxycillin', '500 mg']]],
  ['Paracetamol (125mg/5ml)', [['Paracetamol', '125 mg/5 ml']]],
  [
    'Paracetamol (500 MG) + Caffeine(65mg)',
    [
      ['Paracetamol', '500 mg'],
      ['Caffeine', '65 mg'],
    ],
  ],
  ['Vitamin D3 (60,000IU)', [['Vitamin D3', '60000 IU']]],
  ['Insulin (100 iu / ml)', [['Insulin', '100 IU/ml']]],
  ['Diclofenac (1% w/w)', [['Diclofenac', '1%']]],
  ['Levothyroxine (50µg)', [['Levothyroxine', '50 mcg']]],
  ['Folic acid (0,4mg)', [['Folic acid', '0.4 mg']]],
  ['Calcium (1.25gm)', [['Calcium', '1.25 g']]],
  ['Lactobacillus (1.5 billion spores)', [['Lactobacillus', '1.5 billion spores']]],
  ['Iron (III) hydroxide (100mg)', [['Iron (III) hydroxide', '100 mg']]],
  ['Aspirin', [['Aspirin', null]]],
  ['Aspirin (NA)', [['Aspirin', null]]],
  ['Aspirin (75mg) + ASPIRIN (75mg)', [['Aspirin', '75 mg']]],
  [' + () + ', []],
  ['', []],
])('reads %j', (text, parts) => {
  const read = parseComposition(text)
  expect(read.map(({ ingredient, strength }) => [ingredient, strength])).toEqual(parts)
})

test.each([
  ['A (1g)', 'a (1000 mg)'],
  ['A (0.1mg)', 'A (100mcg)'],
  ['A (125mg/5ml)', 'A (250mg/10ml)'],
  ['A (10mg/ml)', 'A (10g/l)'],
  ['A (0.3%)', 'A (0.30 % w/v)'],
])('takes %s and %s for the same', (one, other) => {
  expect(keysOf(one)).toEqual(keysOf(other))
})

test.each([
  ['A (500mg)', 'A (500mcg)'],
  ['A (5mg)', 'A (5mg/ml)'],
  ['A (1000IU)', 'A (1000mg)'],
])('takes %s and %s for different strengths', (one, other) => {
  expect(keysOf(one)).not.toEqual(keysOf(other))
})

const keysOf = (text: string) => parseComposition(text).map(partKey)

test('reads any text, and its own reading again as the same', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('Aspirin', ' (', ')', '+', '5mg', '/', '1,000', '%', 'µg'),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const read = parseComposition(pieces.join(''))
      const written = read.map(({ ingredient, strength }) => `${ingredient} (${strength ?? ''})`).join(' + ')
      expect(keysOf(written)).toEqual(read.map(partKey))
    }),
  )
})
