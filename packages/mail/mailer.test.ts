import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMailSink } from '@balai/testing/mail-sink.ts'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMailer } from './mailer.ts'

let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'balai-mail-'))
})

afterAll(() => rm(directory, { recursive: true }))

test('without a mail server a letter becomes a file that only its owner reads, and the log says where', async () => {
  const logged: unknown[] = []
  const log = { info: (...line: unknown[]) => logged.push(line) }
  const folder = join(directory, 'mail')
  const mailer = createMailer({ kind: 'directory', directory: folder, from: 'Balai <b@balai.id>' }, log)
  const mail = {
    id: 'letter-1',
    to: 'ani@warga.example',
    subject: 'Atur ulang',
    text: 'Kode: rahasia-sekali',
  }
  await mailer.send(mail)
  await mailer.send(mail)

  expect(await readdir(folder)).toEqual(['letter-1.eml'])
  const file = join(folder, 'letter-1.eml')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  const letter = await PostalMime.parse(await readFile(file))
  expect(letter).toMatchObject({ subject: 'Atur ulang', to: [{ address: 'ani@warga.example' }] })
  expect(letter.text).toContain('rahasia-sekali')
  expect(JSON.stringify(logged)).toContain(file)
  expect(JSON.stringify(logged)).not.toContain('rahasia-sekali')
})

test('a letter is text and page alike, with what is attached and a way to have no more of its kind', async () => {
  const sink = await openMailSink()
  const mailer = createMailer({ kind: 'smtp', url: sink.url, from: 'b@balai.id' }, { info() {} })
  await mailer.send({
    id: 'letter-2',
    to: 'ani@warga.example',
    subject: 'Kursi A1',
    text: 'Kursi A1',
    html: '<p>Kursi A1</p>',
    attachments: [
      { filename: 'reservasi.ics', contentType: 'text/calendar; method=PUBLISH', content: 'BEGIN:VCALENDAR' },
    ],
    unsubscribeUrl: `https://balai.example/stop?token=${'a'.repeat(120)}`,
  })
  await sink.close()
  const [letter] = sink.letters
  expect([letter?.text?.trim(), letter?.html?.trim(), letter?.messageId]).toEqual([
    'Kursi A1',
    '<p>Kursi A1</p>',
    '<letter-2@balai>',
  ])
  expect(letter?.attachments).toMatchObject([
    { filename: 'reservasi.ics', mimeType: 'text/calendar', method: 'PUBLISH' },
  ])
  const header = (key: string) => letter?.headers.find((each) => each.key === key)?.value
  expect(header('list-unsubscribe')).toBe(`<https://balai.example/stop?token=${'a'.repeat(120)}>`)
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
})
