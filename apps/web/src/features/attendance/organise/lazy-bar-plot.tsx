import { lazy, Suspense } from 'react'
import styles from './bar-plot.module.css'
import type { BarPlotProps } from './bar-plot.tsx'

const Loaded = lazy(() => import('./bar-plot.tsx').then(({ BarPlot }) => ({ default: BarPlot })))

/** The plot comes with a library of its own: only who sees one loads it. Its place is kept meanwhile. */
export function BarPlot(props: BarPlotProps) {
  return (
    <Suspense fallback={<div className={styles.canvas} />}>
      <Loaded {...props} />
    </Suspense>
  )
}
