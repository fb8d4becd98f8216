import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface MailSink {
  readonly url: string
  /** What has arrived, in its order. */
  readonly letters: Email[]
  /** Turns letters away, as a server that is full does, until told otherwise. */
  refuse(refusing: boolean): void
  /** How many it has turned away. */
  refusals(): number
  close(): Promise<void>
}

/** A mail server that keeps what it gets. */
export async function openMailSink(): Promise<MailSink> {
  const letters: Email[] = []
  let refusing = false
  let refusals = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    async onData(stream, _session, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      if (refusing) {
        refusals += 1
        return done(Object.assign(new Error('The mailbox is full'), { responseCode: 452 }))
      }
      letters.push(await PostalMime.parse(Buffer.concat(chunks)))
      done()
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    letters,
    refuse(now) {
      refusing = now
    },
    refusals: () => refusals,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
