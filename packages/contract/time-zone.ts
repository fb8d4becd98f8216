/** Whether this is a time zone's IANA name. Intl knows offsets like `+07:00` too, which are no zones: they have no summer. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
