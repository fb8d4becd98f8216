import { useRouter } from '@tanstack/react-router'
import type { ComponentProps, MouseEvent } from 'react'

interface PathLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  /** As the server told it; the router's types know nothing of it. */
  readonly path: string
  readonly onFollow?: () => void
}

export function PathLink({ path, onFollow, ...props }: PathLinkProps) {
  const { history } = useRouter()
  const follow = (event: MouseEvent) => {
    onFollow?.()
    // a new tab or window is the browser's to open
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    history.push(path)
  }
  return <a {...props} href={path} onClick={follow} />
}
