/** A component of a calendar (RFC 5545, 3.4): its properties by their names, and the components within it. */
export interface Component {
  readonly name: string
  readonly properties: ReadonlyMap<string, Property>
  readonly components: readonly Component[]
}

export interface Property {
  readonly parameters: string
  readonly value: string
}

/** Throws for what a strict reader would refuse: other line ends, long lines, components that are not closed. */
export function parseCalendar(text: string): Component {
  const physical = text.split('\r\n')
  if (text.replaceAll('\r\n', '').match(/[\r\n]/)) throw new Error('A line does not end in CRLF.')
  const tooLong = physical.find((line) => Buffer.byteLength(line) > 75)
  if (tooLong !== undefined) throw new Error(`This line is longer than 75 octets: ${tooLong}`)
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '')
  const root = readComponent(lines)
  if (lines.length > 0) throw new Error(`After the calendar there is more: ${lines[0]}`)
  return root
}

function readComponent(lines: string[]): Component {
  const name = /^BEGIN:(\w+)$/.exec(lines.shift() ?? '')?.[1]
  if (name === undefined) throw new Error('A component begins with BEGIN.')
  const properties = new Map<string, Property>()
  const components: Component[] = []
  for (let line = lines[0]; line !== `END:${name}`; line = lines[0]) {
    if (line === undefined) throw new Error(`${name} does not end.`)
    if (line.startsWith('BEGIN:')) components.push(readComponent(lines))
    else {
      const [, key = '', parameters = '', value = ''] = /^([\w-]+)((?:;[^:]+)*):(.*)$/.exec(line) ?? []
      if (key === '') throw new Error(`This is no property: ${line}`)
      properties.set(key, { parameters, value })
      lines.shift()
    }
  }
  lines.shift()
  return { name, properties, components }
}

/** The entries of a calendar that is whole: each with what it must have, a UID of its own, and a zone that is described. */
export function entriesOf(calendar: Component): Component[] {
  for (const key of ['VERSION', 'PRODID']) require(calendar, key)
  const zones = calendar.components
    .filter(({ name }) => name === 'VTIMEZONE')
    .map((zone) => require(zone, 'TZID'))
  const entries = calendar.components.filter(({ name }) => name === 'VEVENT')
  const uids = entries.map((entry) => require(entry, 'UID'))
  if (new Set(uids).size < uids.length) throw new Error('Two entries have the same UID.')
  for (const entry of entries) {
    for (const key of ['DTSTAMP', 'DTEND', 'SUMMARY', 'STATUS', 'SEQUENCE']) require(entry, key)
    require(entry, 'DTSTART')
    const zone = /;TZID=([^;]+)/.exec(entry.properties.get('DTSTART')?.parameters ?? '')?.[1]
    if (zone !== undefined && !zones.includes(zone)) throw new Error(`The zone ${zone} is not described.`)
  }
  return entries
}

function require({ name, properties }: Component, key: string): string {
  const property = properties.get(key)
  if (property === undefined) throw new Error(`${name} has no ${key}.`)
  return property.value
}
