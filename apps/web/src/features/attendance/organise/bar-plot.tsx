import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { formatNumber, formatTime } from '../../../i18n/format.ts'
import styles from './bar-plot.module.css'
import type { PlotPoint } from './board.ts'

export interface BarPlotProps {
  readonly points: readonly PlotPoint[]
  readonly timeZone: string
  /** What is counted. */
  readonly label: string
  /** What the picture says, in a sentence. */
  readonly summary: string
}

/** Bars over time. What it shows stands under it as a sentence, and as a table for whoever wants the numbers. */
export function BarPlot({ points, timeZone, label, summary }: BarPlotProps) {
  const { t } = useTranslation('organise')
  const place = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const latest = useRef(points)
  const scheme = useComputedColorScheme()
  const id = useId()

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read anew when the scheme changes
  useEffect(() => {
    const element = place.current
    if (element === null) return
    plot.current = drawPlot(element, latest.current, timeZone, label)
    const resized = new ResizeObserver(() => plot.current?.setSize(sizeOf(element)))
    resized.observe(element)
    return () => {
      resized.disconnect()
      plot.current?.destroy()
    }
  }, [timeZone, label, scheme])

  useEffect(() => {
    latest.current = points
    plot.current?.setData(seriesOf(points))
  }, [points])

  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <div ref={place} className={styles.canvas} aria-hidden />
      <figcaption id={id} className={styles.summary}>
        {summary}
      </figcaption>
      <details>
        <summary>{t('board.as_table')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <section className={styles.numbers} tabIndex={0} aria-label={label}>
          <table aria-label={label}>
            <thead>
              <tr>
                <th scope="col">{t('board.time')}</th>
                <th scope="col">{label}</th>
              </tr>
            </thead>
            <tbody>
              {points
                .filter(({ value }) => value > 0)
                .map(({ at, value }) => (
                  <tr key={at}>
                    <th scope="row">{formatTime(new Date(at * 1000).toISOString(), timeZone)}</th>
                    <td>{formatNumber(value)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  )
}

function drawPlot(
  element: HTMLElement,
  points: readonly PlotPoint[],
  timeZone: string,
  label: string,
): uPlot {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const axis = {
    stroke: colour('--mantine-color-dimmed'),
    font: `12px ${style.fontFamily}`,
    ticks: { show: false },
  }
  const grid = { stroke: colour('--mantine-color-default-border'), width: 1 }
  const paths = uPlot.paths.bars?.({ size: [0.75, 32], align: 0, radius: 0.15 })
  return new uPlot(
    {
      ...sizeOf(element),
      legend: { show: false },
      cursor: { show: false },
      padding: [8, 8, 0, 0],
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), timeZone),
      scales: {
        // half a bar more at both ends
        x: { range: (plot, first, last) => [first - stepOf(plot) / 2, last + stepOf(plot) / 2] },
        y: { range: (_plot, _least, most) => [0, Math.max(4, Math.ceil(most * 1.1))] },
      },
      axes: [
        {
          ...axis,
          size: 28,
          grid: { show: false },
          values: (_plot, ticks) =>
            ticks.map((at) => formatTime(new Date(at * 1000).toISOString(), timeZone)),
        },
        { ...axis, grid, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] },
      ],
      series: [
        {},
        {
          label,
          fill: colour('--mantine-primary-color-filled'),
          points: { show: false },
          ...(paths !== undefined && { paths }),
        },
      ],
    },
    seriesOf(points),
    element,
  )
}

/** Between two bars, in seconds. */
const stepOf = ({ data: [times] }: uPlot) => (times[1] ?? 60) - (times[0] ?? 0)

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => ({ width: clientWidth, height: clientHeight })

const seriesOf = (points: readonly PlotPoint[]): uPlot.AlignedData => [
  points.map(({ at }) => at),
  points.map(({ value }) => value),
]
