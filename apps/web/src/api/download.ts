import { authorisedFetch } from './authorised-fetch.ts'
import { problemOf } from './problem.ts'

/** Saves what the path answers as a file; a plain link could not say who asks. Throws the `Problem` of a refusal. */
export async function download(path: string, fileName: string): Promise<void> {
  const response = await authorisedFetch(new Request(path))
  if (!response.ok) throw problemOf(response, await response.json().catch(() => null))
  saveAs(await response.blob(), fileName)
}

/** Hands what is in this page already to the downloads of the browser. */
export function saveAs(file: Blob, fileName: string): void {
  const url = URL.createObjectURL(file)
  const link = Object.assign(document.createElement('a'), { href: url, download: fileName })
  link.click()
  // the browser has taken it over by then
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
