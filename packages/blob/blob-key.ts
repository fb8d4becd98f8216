/**
 * Folders and a name, `covers/019a7c1e-400.webp`: letters, digits, `-`, `_`, and dots within a name, so that a key means
 * the same on a disk and in a bucket and never leaves its place. No key is the folder of another. Keys are made by the
 * program, so that a bad one is a bug.
 */
export function assertBlobKey(key: string): string {
  if (key.length <= 200 && key.split('/').every((part) => name.test(part))) return key
  throw new Error(`This cannot be the key of a blob: ${JSON.stringify(key)}`)
}

const name = /^[a-z0-9](?:[a-z0-9_-]|\.(?=[a-z0-9]))*$/
