import type { Log } from '@balai/events/log.ts'
import type { Seal } from '@balai/http/seal.ts'
import type { Deps } from '../deps.ts'
import type { TargetRules } from './target.ts'

/** Where endpoints are made and changed. */
export interface WebhookDeps extends Deps, TargetRules {
  readonly seal: Seal
}

/** Where deliveries are sent. */
export interface SendDeps extends WebhookDeps {
  readonly log: Log
  /** That one attempt may take; ten seconds unless told. */
  readonly webhookTimeoutMs?: number
}
