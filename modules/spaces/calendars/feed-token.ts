import { createHash, randomBytes } from 'node:crypto'

/** 256 bits that nobody guesses, behind a word by which the request log knows that it is a secret. */
export const newFeedToken = (): string => `feed_${randomBytes(32).toString('base64url')}`

export const hashFeedToken = (token: string): Buffer => createHash('sha256').update(token).digest()
