import { expect, test } from 'vitest'
import { isIsbn } from './isbn.ts'

test.each(['0-306-40615-2', '080442957x', '978-0-306-40615-7', '9786020324784'])('%s is an ISBN', (text) => {
  expect(isIsbn(text)).toBe(true)
})

test.each(['0-306-40615-3', '9780306406158', '9770306406157', '97803064061', '08044X9573', 'none'])(
  '%s is none',
  (text) => {
    expect(isIsbn(text)).toBe(false)
  },
)
