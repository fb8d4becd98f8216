/** Between two keys of a scanner; people who type fast need longer. */
const fastest = 60
/** Nobody types a text where there is no field, so slow scanners have time. */
const patient = 1_000
const shortest = 4

interface Burst {
  text: string
  last: number
  /** What stood in the field before the first key. */
  before: string
}

/**
 * Hears scanners that pretend to be keyboards: keys in quick succession, then Enter, wherever the focus is. What they
 * typed into a field is taken out of it again. Fields outside `page`, as those of a log-in, are left alone.
 */
export function listenToWedge(page: HTMLElement, onText: (text: string) => void): () => void {
  let burst: Burst | null = null
  const hear = (event: KeyboardEvent) => {
    const field = fieldOf(event.target)
    if (event.ctrlKey || event.altKey || event.metaKey || (field !== null && !page.contains(field))) {
      burst = null
      return
    }
    if (event.key === 'Enter') {
      const heard = wholeTicket(field) ?? ended(burst, field, event.timeStamp)
      burst = null
      if (heard === null) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (field !== null) restore(field, heard.before)
      onText(heard.text)
    } else if (event.key.length === 1) {
      burst = grown(burst, event, field)
    }
  }
  window.addEventListener('keydown', hear, { capture: true })
  return () => window.removeEventListener('keydown', hear, { capture: true })
}

function grown(burst: Burst | null, { key, timeStamp }: KeyboardEvent, field: Field | null): Burst {
  const gap = burst === null ? Number.POSITIVE_INFINITY : timeStamp - burst.last
  if (burst === null || gap > (field === null ? patient : fastest)) {
    return { text: key, last: timeStamp, before: field?.value ?? '' }
  }
  return { ...burst, text: burst.text + key, last: timeStamp }
}

type Heard = Pick<Burst, 'text' | 'before'>

/** What ends with Enter soon enough after its last key, and is long enough for a code. */
function ended(burst: Burst | null, field: Field | null, now: number): Heard | null {
  if (burst === null || burst.text.trim().length < shortest) return null
  return now - burst.last <= (field === null ? patient : fastest) ? burst : null
}

/** Nobody types 115 characters: a whole QR at the end of a field is a scanner's, however slow the phone took its keys. */
function wholeTicket(field: Field | null): Heard | null {
  const found = field === null ? null : /B1\.[A-Za-z0-9_-]{112}$/.exec(field.value)
  return found === null || field === null
    ? null
    : { text: found[0], before: field.value.slice(0, found.index) }
}

type Field = HTMLInputElement | HTMLTextAreaElement

const fieldOf = (target: EventTarget | null): Field | null =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null

/** By the setter of the platform, so that React hears of it. */
function restore(field: Field, value: string): void {
  const owner = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
  Object.getOwnPropertyDescriptor(owner.prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
