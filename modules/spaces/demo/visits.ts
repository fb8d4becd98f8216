/** A reservation of the demo, and how it went. */
export interface DemoVisit {
  /** Which of the people, by their place among the guests. */
  readonly who: number
  readonly seat: string
  readonly from: Date
  readonly to: Date
  readonly course: Course
}

/** `planned` has yet to begin, or its holder is late; `held` is being decided at this moment. */
export type Course = 'planned' | 'visited' | 'here' | 'left_early' | 'missed' | 'cancelled' | 'held'

/** When the clock on the wall shows this hour, so many days from today. */
export type At = (days: number, hour: number) => Date

const halfHour = 30 * 60_000

/** Ten days that were: most came, now and then somebody left early, cancelled or did not come. */
export function pastVisits(at: At): DemoVisit[] {
  const courses: readonly Course[] = [
    'visited',
    'visited',
    'left_early',
    'visited',
    'missed',
    'visited',
    'cancelled',
  ]
  return Array.from({ length: 30 }, (_, index) => {
    const day = -10 + Math.floor(index / 3)
    const from = 8 + (index % 3) * 3
    return {
      who: (index * 5 + 1) % 6,
      seat: seatOf(index),
      from: at(day, from),
      to: at(day, from + 2 + (index % 2)),
      course: courses[index % courses.length] ?? 'visited',
    }
  })
}

/** Who is in the house at this moment: five at their desks, one who is late, one who is still deciding. */
export function presentVisits(now: Date): DemoVisit[] {
  const slot = Math.floor(now.getTime() / halfHour)
  const visit = (who: number, seat: string, from: number, to: number, course: Course): DemoVisit => ({
    who,
    seat,
    from: new Date((slot + from) * halfHour),
    to: new Date((slot + to) * halfHour),
    course,
  })
  return [
    visit(0, 'A-02', -3, 3, 'here'),
    visit(1, 'A-09', -2, 4, 'here'),
    visit(2, 'A-11', -5, 2, 'here'),
    visit(3, 'A-18', -1, 5, 'here'),
    visit(6, 'B-01', -1, 2, 'here'),
    visit(4, 'A-06', 0, 4, 'planned'),
    visit(5, 'A-14', 2, 6, 'held'),
  ]
}

/** The days to come, in every area. In the morning of tomorrow each meeting room is asked for. */
export function comingVisits(at: At): DemoVisit[] {
  const visit = (who: number, seat: string, day: number, from: number, to: number): DemoVisit => ({
    who,
    seat,
    from: at(day, from),
    to: at(day, to),
    course: 'planned',
  })
  return [
    visit(0, 'Melati-01', 1, 10, 12),
    visit(1, 'Kenanga-01', 1, 10, 12),
    visit(6, 'Cempaka-01', 1, 10, 12),
    visit(0, 'P-09', 1, 14, 17),
    visit(2, 'P-10', 1, 13, 16),
    visit(3, 'A-17', 1, 9, 17),
    visit(4, 'A-19', 1, 8, 12),
    visit(2, 'K-01', 1, 19, 21),
    visit(5, 'A-03', 2, 9, 15),
    visit(1, 'P-01', 2, 13, 17),
    visit(3, 'K-05', 2, 12, 14),
    visit(0, 'A-10', 3, 10, 18),
    visit(4, 'P-05', 3, 12, 18),
    visit(5, 'K-09', 4, 20, 22),
    visit(2, 'A-01', 5, 9, 12),
  ]
}

const seatOf = (index: number): string => `A-${String(1 + ((index * 7) % 16)).padStart(2, '0')}`
