import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
