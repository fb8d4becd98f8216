import { expect, test } from 'vitest'
import { commonPasswords } from './common-passwords.ts'
import { checkPassword } from './rules.ts'

const names = ['budi.santoso', 'warung@example.org', null]
const check = (password: string) =>
  checkPassword(password, { policy: 'strong', common: commonPasswords(), names })

test.each([
  ['kopi', 'password_too_short'],
  ['💥💥💥💥💥💥💥', 'password_too_short'],
  ['x'.repeat(201), 'password_too_long'],
  ['aaaaaaaaaa', 'password_too_simple'],
  ['abcabcabcabc', 'password_too_simple'],
  ['17081945', 'password_too_simple'],
  ['qwertyuiop', 'password_too_simple'],
  ['poiuytrewq', 'password_too_simple'],
  ['abcd1234', 'password_too_simple'],
  ['asdf4321', 'password_too_simple'],
  ['password', 'password_too_common'],
  ['P@ssw0rd!', 'password_too_common'],
  ['!!Sayang2024', 'password_too_common'],
  ['1q2w3e4r5t', 'password_too_common'],
  ['ilovebudi', 'password_too_common'],
  ['bismillah99', 'password_too_common'],
  ['my-Budi.Santoso-x', 'password_contains_name'],
  ['7-WARUNG-kelapa', 'password_contains_name'],
])('refuses %s: %s', (password, code) => {
  expect(() => check(password)).toThrow(expect.objectContaining({ kind: 'invalid', code }))
})

test.each(['kopi-tubruk-77-pagi', 'correct horse battery', 'Xk9$vq2Lm', '💥 delapan huruf'])(
  'takes %s',
  (password) => {
    expect(() => check(password)).not.toThrow()
  },
)

test('ships thousands of the passwords that attackers try first', () => {
  expect(commonPasswords().size).toBeGreaterThan(5_000)
})
