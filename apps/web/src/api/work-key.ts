import { useRef } from 'react'
import { idempotencyKey } from './client.ts'

/** A key for each thing that somebody wants done: sent again unchanged it keeps its key, changed it is other work. */
export function useWorkKey(): (work: unknown) => ReturnType<typeof idempotencyKey> {
  const sent = useRef<{ work: string; key: ReturnType<typeof idempotencyKey> } | null>(null)
  return (work) => {
    const text = JSON.stringify(work)
    if (sent.current?.work !== text) sent.current = { work: text, key: idempotencyKey() }
    return sent.current.key
  }
}
