import { useEffect, useRef, useState } from 'react'
import { changedSeats, type Looks } from './seat-news.ts'

export interface SeatNews {
  /** Those that have just changed, and still show it. */
  readonly fresh: ReadonlySet<string>
  /** Those of the last change. */
  readonly last: readonly string[]
  readonly settle: (seatId: string) => void
}

/** Seats that change while somebody looks. Another time or date shows other seats, and changes none. */
export function useSeatNews(looks: Looks, about: string): SeatNews {
  const before = useRef<{ about: string; looks: Looks } | null>(null)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const [last, setLast] = useState<readonly string[]>([])
  useEffect(() => {
    const known = before.current
    before.current = { about, looks }
    if (known?.about !== about) {
      setFresh((seats) => (seats.size === 0 ? seats : new Set()))
      return
    }
    const changed = changedSeats(known.looks, looks)
    if (changed.length === 0) return
    setFresh((seats) => new Set([...seats, ...changed]))
    // whoever does something is told so where they do it
    const others = changed.filter((id) => looks.get(id) !== 'mine' && known.looks.get(id) !== 'mine')
    if (others.length > 0) setLast(others)
  })
  const settle = (seatId: string) =>
    setFresh((seats) => (seats.has(seatId) ? new Set([...seats].filter((id) => id !== seatId)) : seats))
  return { fresh, last, settle }
}
