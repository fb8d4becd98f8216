import { expect, it } from 'vitest'
import { isEmail, isUuid } from './schema.ts'

it('takes one address for an e-mail, in any script', () => {
  for (const text of [
    'ani@example.org',
    'ani+pintu@mail.example.co.id',
    'aní@contoh.id',
    'a.b@c-d.example',
  ]) {
    expect(isEmail(text), text).toBe(true)
  }
})

it('takes nothing for an e-mail that could be two, or break out of the header of a letter', () => {
  for (const text of [
    '',
    'ani',
    'ani@localhost',
    '@example.org',
    'ani@example.',
    'ani@@example.org',
    'ani@example..org',
    'ani@example.org, budi@example.org',
    'Ani <ani@example.org>',
    'ani@example.org\r\nBcc: budi@example.org',
    'ani @example.org',
    `${'a'.repeat(65)}@example.org`,
    `ani@${'a'.repeat(250)}.org`,
  ]) {
    expect(isEmail(text), text).toBe(false)
  }
})

it('knows an id in the one form that the database takes', () => {
  const id = '0199c0de-1234-7abc-8def-0123456789ab'
  for (const text of [id, id.toUpperCase()]) expect(isUuid(text), text).toBe(true)
  for (const text of [`urn:uuid:${id}`, `{${id}}`, id.replaceAll('-', ''), `${id}\n`, '']) {
    expect(isUuid(text), text).toBe(false)
  }
})
