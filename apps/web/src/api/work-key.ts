import { useState } from 'react'
import { idempotencyKey } from './client.ts'

type Key = ReturnType<typeof idempotencyKey>

export interface WorkKey {
  (work: unknown): Key
  /** What was sent is answered: the next has a key of its own, even if it reads the same. */
  readonly forget: () => void
}

/** A key for each thing that somebody wants done: sent again unchanged it keeps its key, changed it is other work. */
export function useWorkKey(): WorkKey {
  const [keyOf] = useState(newWorkKey)
  return keyOf
}

function newWorkKey(): WorkKey {
  let sent: { readonly work: string; readonly key: Key } | null = null
  const keyOf = (work: unknown): Key => {
    const text = JSON.stringify(work)
    if (sent?.work !== text) sent = { work: text, key: idempotencyKey() }
    return sent.key
  }
  const forget = () => {
    sent = null
  }
  return Object.assign(keyOf, { forget })
}
