import { keepText, keptText } from '../../../device/kept-text.ts'
import { newId } from '../../../device/new-id.ts'

/** What this device remembers of its last door; small, and lost without harm. */
interface DoorSettings {
  /** How reports name this device. */
  readonly device: string
  readonly muted: boolean
  /** The event of last time. */
  readonly event: string | null
  /** The gate of last time, by the event's id. */
  readonly gates: Readonly<Record<string, string>>
}

const key = 'balai-door'

export function doorSettings(): DoorSettings {
  const kept = read()
  if (kept.device !== undefined) return { muted: false, event: null, gates: {}, ...kept, device: kept.device }
  return changeDoorSettings({ device: `phone-${newId().slice(0, 4)}` })
}

export function changeDoorSettings(change: Partial<DoorSettings>): DoorSettings {
  const settings = { device: '', muted: false, event: null, gates: {}, ...read(), ...change }
  keepText(key, JSON.stringify(settings))
  return settings
}

function read(): Partial<DoorSettings> {
  try {
    return JSON.parse(keptText(key) ?? '{}') as Partial<DoorSettings>
  } catch {
    return {}
  }
}
