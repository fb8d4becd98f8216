import { openWatcher, type Watcher } from './open-watcher.ts'
import { type News, now, type Opening, type Order } from './orders.ts'

// A process of its own, as the generator is: a thousand watchers keep a core busy whenever something changes.
const tell = (news: News) => process.send?.(news)
const failed = (why: string) => tell({ kind: 'failed', why })
const watchers: Watcher[] = []
/** How many come at the same moment. */
const batch = 50

process.on('message', async (order: Order) => {
  if (order.kind === 'open') await open(order)
  else await listen(order.text)
  tell({ kind: 'done', at: now() })
})
process.on('disconnect', () => process.exit())

async function open({ url, path, tokens, count }: Opening): Promise<void> {
  while (watchers.length < count) {
    const some = Array.from({ length: Math.min(batch, count - watchers.length) }, (_, index) =>
      openWatcher(new URL(url), path, tokens[index % tokens.length] ?? '', failed),
    )
    watchers.push(...(await Promise.all(some)))
  }
}

async function listen(text: string): Promise<void> {
  const heard = watchers.map((watcher) => watcher.hear(text))
  tell({ kind: 'listening', at: now() })
  await Promise.all(heard)
}
