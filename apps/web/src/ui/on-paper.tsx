import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import styles from './on-paper.module.css'

/** Seen on paper alone, instead of the page; asks the browser to print it. */
export function OnPaper({ onPrinted, children }: { onPrinted: () => void; children: ReactNode }) {
  useEffect(() => {
    addEventListener('afterprint', onPrinted, { once: true })
    window.print()
    return () => removeEventListener('afterprint', onPrinted)
  }, [onPrinted])
  return createPortal(<div className={styles.paper}>{children}</div>, document.body)
}
