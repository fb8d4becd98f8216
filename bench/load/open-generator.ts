import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Outcome, Plan } from './plan.ts'

export interface Generator {
  /** One plan at a time. */
  run(plan: Plan): Promise<Outcome>
  close(): Promise<void>
}

export function openGenerator(): Generator {
  const child = fork(fileURLToPath(new URL('./generator.ts', import.meta.url)), { serialization: 'advanced' })
  const gone = once(child, 'exit')
  return {
    run(plan) {
      child.send(plan)
      return Promise.race([
        once(child, 'message').then(([outcome]) => outcome),
        gone.then(() => Promise.reject(new Error('The load generator ended by itself.'))),
      ])
    },
    async close() {
      if (child.connected) child.disconnect()
      await gone
    },
  }
}
