import type { Records } from './ports.ts'

const chunkLength = 16_384

/**
 * The JSON of `head` with the member `records` at its end, made while it is sent. When reading fails half way the
 * connection breaks, so that nobody takes half a list for the whole.
 */
export async function* streamRecords(head: object, records: Records): AsyncGenerator<string> {
  let text = `${JSON.stringify(head).slice(0, -1)},"records":[`
  let separator = ''
  for await (const record of records) {
    text += separator + JSON.stringify(record)
    separator = ','
    if (text.length < chunkLength) continue
    yield text
    text = ''
  }
  yield `${text}]}`
}
