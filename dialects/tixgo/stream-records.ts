import type { Records } from './ports.ts'

/**
 * The JSON of `head` with the member `records` at its end, made while it is sent. When reading fails half way the
 * connection breaks, so that nobody takes half a list for the whole.
 */
export async function* streamRecords(head: object, records: Records): AsyncGenerator<string> {
  let before = `${JSON.stringify(head).slice(0, -1)},"records":[`
  for await (const piece of records) {
    yield before + piece
    before = ','
  }
  yield before === ',' ? ']}' : `${before}]}`
}
