import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** The first is used; what the others signed or sealed is still accepted, so that a change of secret loses nothing. */
export type Secrets = readonly [current: string, ...previous: string[]]

/** Encrypts what the database keeps but must not read, with keys made from the server's secrets. */
export interface Seal {
  /** `place` binds the text to where it is kept: a sealed text moved elsewhere does not open. */
  close(text: string, place: Buffer): Buffer
  /** Null when none of the secrets closed it. */
  open(sealed: Buffer, place: Buffer): string | null
  /** A keyed hash by each secret: nobody who reads it can try out what the text may have been. */
  hashes(text: string): [Buffer, ...Buffer[]]
}

export function createSeal(secrets: Secrets, purpose: string): Seal {
  const keys = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)))
  const [current, ...previous] = keys as [Buffer, ...Buffer[]]
  return {
    close: (text, place) => encrypt(current, text, place),
    open: (sealed, place) => {
      for (const key of keys) {
        const text = decrypt(key, sealed, place)
        if (text !== null) return text
      }
      return null
    },
    hashes: (text) => [hash(current, text), ...previous.map((key) => hash(key, text))],
  }
}

const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM: nonce, tag, ciphertext. */
function encrypt(key: Buffer, text: string, place: Buffer): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(place)
  const sealed = Buffer.concat([cipher.update(text), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed])
}

function decrypt(key: Buffer, sealed: Buffer, place: Buffer): string | null {
  const iv = sealed.subarray(0, ivBytes)
  const cipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
    .setAAD(place)
    .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
  try {
    return cipher.update(sealed.subarray(ivBytes + tagBytes), undefined, 'utf8') + cipher.final('utf8')
  } catch {
    return null
  }
}

const hash = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest()
