import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { News, Opening, Order } from './orders.ts'

export interface Audience {
  /** Resolves when all of them listen for this text; `heard` is then when the last one had it. */
  listen(text: string): Promise<{ readonly heard: Promise<number> }>
  close(): Promise<void>
}

const patienceMs = 60_000

/** Resolves when each of so many watchers has its snapshot. */
export async function openAudience(opening: Omit<Opening, 'kind'>): Promise<Audience> {
  const child = fork(fileURLToPath(new URL('./audience.ts', import.meta.url)))
  const gone = once(child, 'exit')
  const send = (order: Order) => child.send(order)

  function next(kind: News['kind']): Promise<number> {
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error(`The audience is not ${kind}.`)), patienceMs)
      const hear = (news: News) => {
        if (news.kind !== kind && news.kind !== 'failed') return
        clearTimeout(patience)
        child.off('message', hear)
        if (news.kind === 'failed') reject(new Error(news.why))
        else resolve(news.at)
      }
      child.on('message', hear)
    })
  }

  const come = next('done')
  send({ kind: 'open', ...opening })
  await come
  return {
    async listen(text) {
      const heard = next('done')
      const listening = next('listening')
      send({ kind: 'listen', text })
      await listening
      return { heard }
    },
    async close() {
      if (child.connected) child.disconnect()
      await gone
    },
  }
}
