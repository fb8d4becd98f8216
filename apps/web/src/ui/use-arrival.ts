import { type RefObject, useEffect, useRef } from 'react'

let pagesSeen = 0

/**
 * For the h1 of a page: after a navigation it takes the focus, so that a screen reader says where one is and the next Tab
 * starts there. The first page of a visit leaves the focus to the browser.
 */
export function useArrival(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (pagesSeen > 0) heading.current?.focus({ preventScroll: true })
    pagesSeen += 1
  }, [])
  return heading
}
