import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import PostalMime from 'postal-mime'
import type { House } from './house.ts'
import type { Person } from './people.ts'

/** The text of the letter to this address whose subject begins so: a house without a mail server writes letters to files. */
export async function letterTo(house: House, address: string, subject: string): Promise<string> {
  let text: string | undefined
  const look = async () => {
    const letters = await readLetters(join(house.dataDirectory, 'mail'))
    text = letters.find((each) => each.to === address && each.subject.startsWith(subject))?.text
    return text
  }
  await expect.poll(look, `a letter to ${address}: ${subject}`).toBeDefined()
  return text ?? ''
}

/** Gives somebody an address, and confirms it by the letter that comes there; whoever writes letters knows it then. */
export async function confirmAddress(
  house: House,
  admin: Person,
  person: Person,
  address: string,
): Promise<void> {
  await person.ask('PUT', '/api/v1/me/email', { email: address, password: person.password })
  const [, token] = /#token=(\S+)/.exec(await letterTo(house, address, '')) ?? []
  await person.ask('POST', '/api/v1/auth/email-verification/confirm', { token })
  await expect.poll(() => unheard(admin), 'news of accounts that notify has not heard').toBe(0)
}

async function unheard(admin: Person): Promise<number> {
  const { outbox, queues } = (await admin.ask('GET', '/api/v1/system')).body
  const news = queues.filter(({ name }: { name: string }) => name === 'notify.follow_account')
  if (news.length !== 1) throw new Error('There is no queue of that name.')
  return outbox.waiting + news[0].waiting + news[0].running
}

async function readLetters(directory: string) {
  const files = await readdir(directory).catch(() => [])
  return await Promise.all(
    files.map(async (file) => {
      const { to, subject, text } = await PostalMime.parse(await readFile(join(directory, file)))
      return { to: to?.[0]?.address, subject: subject ?? '', text: text ?? '' }
    }),
  )
}
