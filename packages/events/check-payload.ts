import type { EventType } from '@balai/contract/define-event.ts'
import { Compile, type Validator } from 'typebox/compile'

/** A payload that is not what its event promises: a bug of the emitter, so its transaction fails. */
export class InvalidPayload extends Error {
  constructor(event: string, complaints: readonly string[]) {
    super(`The payload of ${event} is not what the event promises: ${complaints.join('; ')}`)
    this.name = 'InvalidPayload'
  }
}

/** Throws InvalidPayload. Its message tells where and why, never the values: it may end up in a log. */
export function checkPayload(type: EventType, payload: unknown): void {
  const validator = validatorOf(type)
  if (validator.Check(payload)) return
  const complaints = validator
    .Errors(payload)
    .map(({ instancePath, message }) => `${instancePath} ${message}`)
  throw new InvalidPayload(type.name, complaints.slice(0, 5))
}

const validators = new WeakMap<EventType, Validator>()

function validatorOf(type: EventType): Validator {
  const known = validators.get(type)
  if (known !== undefined) return known
  const compiled = Compile(type.payload)
  validators.set(type, compiled)
  return compiled
}
