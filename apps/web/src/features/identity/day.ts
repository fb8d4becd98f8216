/** A day as `<input type="date">` has it, `2026-11-20`, as the instant at which it begins on this device. */
export const startOfDay = (day: string): string => instantOf(day, 0)

/** The instant at which the day is over. */
export const endOfDay = (day: string): string => instantOf(day, 1)

export const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

function instantOf(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  // not 24 hours: in some zones a day of the year is shorter or longer
  return new Date(year, month - 1, date + daysLater).toISOString()
}
