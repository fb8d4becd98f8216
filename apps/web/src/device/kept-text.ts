/**
 * Small texts that outlive the page. A browser that is told to keep nothing throws at each of these, and so does a full
 * one: then nothing is kept, and whatever happens next happens all the same.
 */
export function keptText(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function keepText(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {
    // it was worth no more than a try
  }
}

/** All whose key begins like this. */
export function dropTexts(beginning: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(beginning)) localStorage.removeItem(key)
  } catch {
    // what was never kept is gone already
  }
}
