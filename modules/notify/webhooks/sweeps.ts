import { defineSweep, type Sweep } from '@balai/events/sweep.ts'
import { deliverDue, type Lane, lanes } from './deliver-due.ts'
import type { SendDeps } from './deps.ts'

export const webhookSweeps = (deps: SendDeps): Sweep[] => [
  sweepLane(deps, 'notify.deliver_webhooks', lanes.steady),
  sweepLane(deps, 'notify.retry_webhooks', lanes.failing),
]

const sweepLane = (deps: SendDeps, name: string, lane: Lane): Sweep =>
  defineSweep({
    name,
    async run(signal) {
      await deliverDue(deps, lane, signal)
      return false
    },
  })
