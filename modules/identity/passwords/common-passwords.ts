import { readFileSync } from 'node:fs'

let loaded: ReadonlySet<string> | undefined

/** The shipped list, read once. */
export function commonPasswords(): ReadonlySet<string> {
  loaded ??= parse(readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8'))
  return loaded
}

const parse = (text: string) =>
  new Set(
    text
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .flatMap((line) => line.split(' '))
      .filter((word) => word !== ''),
  )
