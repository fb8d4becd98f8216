import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type MailSettings =
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
  /** No mail server: letters are written here, for whoever runs the house to read or pass on. */
  | { readonly kind: 'directory'; readonly directory: string; readonly from: string }

export interface Mail {
  /** The same for the same letter sent twice, so that mail programs show it once. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same words, for mail programs that show pages. */
  readonly html?: string
  readonly attachments?: readonly MailAttachment[]
  /** Where one POST ends letters of this kind, without a question asked (RFC 8058). */
  readonly unsubscribeUrl?: string | null
}

export interface MailAttachment {
  readonly filename: string
  /** `text/calendar; method=PUBLISH` */
  readonly contentType: string
  readonly content: string
}

export interface Mailer {
  /** Throws when the letter was not accepted; then it may be sent again. */
  send(mail: Mail): Promise<void>
}

export interface MailLog {
  info(details: object, message: string): void
}

export function createMailer(settings: MailSettings, log: MailLog): Mailer {
  return settings.kind === 'smtp' ? smtpMailer(settings) : directoryMailer(settings, log)
}

function smtpMailer({ url, from }: { readonly url: string; readonly from: string }): Mailer {
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }
  return {
    async send(mail) {
      const { createTransport } = await nodemailer()
      await createTransport({ url, ...timeouts }).sendMail(envelope(mail, from))
    },
  }
}

/** The log says where the letter is, never what it says. */
function directoryMailer(
  { directory, from }: { readonly directory: string; readonly from: string },
  log: MailLog,
): Mailer {
  return {
    async send(mail) {
      const { createTransport } = await nodemailer()
      const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
      const { message } = await transport.sendMail(envelope(mail, from))
      await mkdir(directory, { recursive: true, mode: 0o700 })
      const file = join(directory, `${mail.id}.eml`)
      await writeFile(file, message as Buffer, { mode: 0o600 })
      log.info({ file }, 'No mail server is set: a letter was written to this file')
    },
  }
}

/** Loaded with the first letter: most processes never send one, and its tables take several megabytes. */
const nodemailer = () => import('nodemailer')

/** The recipient as an object: a text would be parsed, and could name several. */
const envelope = ({ id, to, unsubscribeUrl = null, attachments = [], ...mail }: Mail, from: string) => ({
  from,
  to: { name: '', address: to },
  ...mail,
  attachments: attachments.map((attachment) => ({ ...attachment })),
  messageId: `<${id}@balai>`,
  headers: {
    'Auto-Submitted': 'auto-generated',
    ...(unsubscribeUrl !== null && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  },
  ...(unsubscribeUrl !== null && { list: { unsubscribe: unsubscribeUrl } }),
})
