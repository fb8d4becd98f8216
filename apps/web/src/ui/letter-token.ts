import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/**
 * The token that a link in a letter carries behind its `#`; null for whoever came by hand, to type the letter's code.
 * It leaves the address bar at once, so that no history and no picture of the screen keeps it.
 */
export function useLetterToken(): string | null {
  const { history } = useRouter()
  const [token] = useState(readToken)
  useEffect(() => {
    if (location.hash.startsWith('#token=')) history.replace(location.pathname + location.search)
  }, [history])
  return token
}

const readToken = () => new URLSearchParams(location.hash.slice(1)).get('token') || null
