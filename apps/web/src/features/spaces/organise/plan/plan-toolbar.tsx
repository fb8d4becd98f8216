import type { AreaView } from '@balai/spaces/areas/contract.ts'
import { Button, Group } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconHandClick,
  IconLayoutGridAdd,
  IconPlus,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Zoom } from '../../plan/plan-board.tsx'
import { PlanZoom } from '../../plan/plan-zoom.tsx'
import { ToolButton } from '../../plan/tool-button.tsx'
import { AddRowDialog } from './add-row-dialog.tsx'
import type { SeatRow } from './add-seats.ts'
import { PictureMenu } from './picture-menu.tsx'
import type { PlanEditor } from './use-plan-editor.ts'

interface PlanToolbarProps {
  readonly area: AreaView
  readonly editor: PlanEditor
  /** The seat that comes next. */
  readonly next: SeatRow
  readonly zoom: Zoom
  readonly onZoom: (zoom: Zoom) => void
  readonly isPlacing: boolean
  readonly onPlacing: (isPlacing: boolean) => void
}

export function PlanToolbar(props: PlanToolbarProps) {
  const { area, editor, next, zoom, onZoom, isPlacing, onPlacing } = props
  const { t } = useTranslation('spaces_admin')
  const [isAdding, setAdding] = useState(false)
  return (
    <Group gap="xs" justify="space-between" role="group" aria-label={t('plan.tools')}>
      <Group gap="xs">
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          variant="light"
          onClick={() => editor.add(next)}
        >
          {t('plan.add_one')}
        </Button>
        <Button
          leftSection={<IconLayoutGridAdd size={18} aria-hidden />}
          variant="default"
          onClick={() => setAdding(true)}
        >
          {t('plan.several')}
        </Button>
        <ToolButton label={t('plan.place')} pressed={isPlacing} onClick={() => onPlacing(!isPlacing)}>
          <IconHandClick size={20} aria-hidden />
        </ToolButton>
      </Group>
      <Group gap={0}>
        <ToolButton label={t('plan.undo')} disabled={!editor.canUndo} onClick={editor.undo}>
          <IconArrowBackUp size={20} aria-hidden />
        </ToolButton>
        <ToolButton label={t('plan.redo')} disabled={!editor.canRedo} onClick={editor.redo}>
          <IconArrowForwardUp size={20} aria-hidden />
        </ToolButton>
        <PlanZoom zoom={zoom} onZoom={onZoom} />
        <PictureMenu area={area} />
      </Group>
      {isAdding && <AddRowDialog initial={next} onAdd={editor.add} onClose={() => setAdding(false)} />}
    </Group>
  )
}
