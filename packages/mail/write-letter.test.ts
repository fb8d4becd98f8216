import { expect, test } from 'vitest'
import type { Letter } from './letter.ts'
import { writeLetter } from './write-letter.ts'

const letter: Letter = {
  locale: 'id',
  subject: 'Reservasi dikonfirmasi',
  greeting: 'Halo Ani,',
  paragraphs: ['Kursi ini untuk Anda.'],
  facts: [
    { label: 'Kursi', value: 'A1' },
    { label: 'Kode', value: 'K7' },
  ],
  button: { label: 'Lihat reservasi', url: 'https://balai.example/reservations/1?a=1&b=2' },
  footer: ['Surat ini dikirim otomatis.', { label: 'Berhenti', url: 'https://balai.example/stop' }],
}

test('says the same in plain text and as a page', () => {
  const { subject, text, html } = writeLetter(letter)
  expect(subject).toBe('Reservasi dikonfirmasi')
  expect(text).toBe(`Halo Ani,

Kursi ini untuk Anda.

Kursi: A1
Kode: K7

Lihat reservasi:
https://balai.example/reservations/1?a=1&b=2

Balai

-- 
Surat ini dikirim otomatis.
Berhenti:
https://balai.example/stop
`)
  for (const words of ['Halo Ani,', 'Kursi ini untuk Anda.', '>A1<', '>Lihat reservasi<', '>Berhenti<'])
    expect(html).toContain(words)
  expect(html).toContain('href="https://balai.example/reservations/1?a=1&amp;b=2"')
})

test('the page says its language and title, suits a dark screen, and fetches nothing', () => {
  const { html } = writeLetter(letter)
  expect(html).toContain('<html lang="id">')
  expect(html).toContain('<title>Reservasi dikonfirmasi</title>')
  expect(html).toContain('prefers-color-scheme:dark')
  expect(html).not.toMatch(/<img|<link|<script|url\(|src=/)
})

test('what people typed stays words', () => {
  const name = `<img src=x onerror="alert('1')"> & co`
  const { text, html } = writeLetter({
    ...letter,
    subject: name,
    greeting: name,
    facts: [{ label: name, value: name }],
    button: { label: name, url: `https://balai.example/"><script>` },
  })
  expect(text).toContain(name)
  expect(html).not.toMatch(/<img|<script/)
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co')
})

test('a letter may be as short as a greeting and a sentence', () => {
  const { text } = writeLetter({ locale: 'en', subject: 'Hi', greeting: 'Hello,', paragraphs: ['Come in.'] })
  expect(text).toBe('Hello,\n\nCome in.\n\nBalai\n')
})
