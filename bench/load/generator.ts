import { generate } from './generate.ts'
import type { Plan } from './plan.ts'

// A process of its own: it must not share a thread with what it measures, nor with what reads memory meanwhile.
process.on('message', async (plan: Plan) => {
  process.send?.(await generate(plan))
})
process.on('disconnect', () => process.exit())
