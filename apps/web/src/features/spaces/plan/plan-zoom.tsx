import { Group } from '@mantine/core'
import { IconArrowAutofitWidth, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Zoom } from './plan-board.tsx'
import { ToolButton } from './tool-button.tsx'

const steps = [1, 1.5, 2, 3] as const

/** The whole plan at once, or larger and smaller. */
export function PlanZoom({ zoom, onZoom }: { zoom: Zoom; onZoom: (zoom: Zoom) => void }) {
  const { t } = useTranslation('plan')
  const at = zoom === 'fit' ? -1 : steps.findIndex((step) => step >= zoom)
  const larger = steps[at + 1]
  const smaller = steps[at - 1]
  return (
    <Group gap={0} role="group" aria-label={t('zoom')} wrap="nowrap">
      <ToolButton label={t('fit')} pressed={zoom === 'fit'} onClick={() => onZoom('fit')}>
        <IconArrowAutofitWidth size={20} aria-hidden />
      </ToolButton>
      <ToolButton
        label={t('smaller')}
        disabled={smaller === undefined}
        onClick={() => onZoom(smaller ?? zoom)}
      >
        <IconZoomOut size={20} aria-hidden />
      </ToolButton>
      <ToolButton label={t('larger')} disabled={larger === undefined} onClick={() => onZoom(larger ?? zoom)}>
        <IconZoomIn size={20} aria-hidden />
      </ToolButton>
    </Group>
  )
}
