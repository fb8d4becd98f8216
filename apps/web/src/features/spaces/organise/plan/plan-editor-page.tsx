import type { AreaView } from '@balai/spaces/areas/contract.ts'
import { Button, Text } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LeaveGuard } from '../../../../ui/leave-guard.tsx'
import type { Zoom } from '../../plan/plan-board.tsx'
import { planPicture } from '../../plan/plan-picture.ts'
import { SectionHeader } from '../section-header.tsx'
import type { SeatRow } from './add-seats.ts'
import type { DraftSeat, PlanDraft } from './draft.ts'
import { GridPanel } from './grid-panel.tsx'
import { PlanCanvas } from './plan-canvas.tsx'
import styles from './plan-editor-page.module.css'
import { pressInEditor } from './plan-keys.ts'
import { PlanProblemList } from './plan-problem-list.tsx'
import { PlanToolbar } from './plan-toolbar.tsx'
import { SaveFailure } from './save-failure.tsx'
import { numberAfter } from './seat-numbers.ts'
import { SeatPanel } from './seat-panel.tsx'
import { usePlanEditor } from './use-plan-editor.ts'
import { useSavePlan } from './use-save-plan.ts'

interface PlanEditorPageProps {
  readonly area: AreaView
  readonly initial: PlanDraft
}

const usualKinds = {
  coworking: 'desk',
  cafe: 'table',
  library: 'desk',
  meeting_room: 'meeting_room',
} as const

/** Draws the plan of an area: a toolbar, the plan, and beside it what is selected. Saved as one. */
export function PlanEditorPage({ area, initial }: PlanEditorPageProps) {
  const { t } = useTranslation(['spaces_admin', 'common'])
  const editor = usePlanEditor(initial)
  const saving = useSavePlan(area.id, editor)
  const [zoom, setZoom] = useState<Zoom>(() => (matchMedia('(pointer: coarse)').matches ? 1 : 'fit'))
  const [isPlacing, setPlacing] = useState(false)
  const helpId = useId()
  const { plan, selected } = editor
  const chosen = plan.seats.filter(({ key }) => selected.has(key))
  const next = nextSeat(plan, chosen.at(-1), area)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole editor, each of which a button does too
    <div className={styles.editor} onKeyDown={(event) => pressInEditor(event, editor)}>
      <LeaveGuard isUnsaved={() => editor.isUnsaved} />
      <SectionHeader title={t('tabs.plan')} lead={t('plan.lead')}>
        <Button onClick={() => void saving.save()} loading={saving.busy} disabled={!editor.isUnsaved}>
          {t('plan.save')}
        </Button>
        <Text c="dimmed" role="status">
          {editor.isUnsaved ? t('unsaved') : ''}
        </Text>
      </SectionHeader>
      {saving.failure !== null && <SaveFailure editor={editor} failure={saving.failure} />}
      <PlanToolbar
        area={area}
        editor={editor}
        next={next}
        zoom={zoom}
        onZoom={setZoom}
        isPlacing={isPlacing}
        onPlacing={setPlacing}
      />
      <div className={styles.parts}>
        <div className={styles.plan}>
          <PlanCanvas
            label={t('plan.of', { name: area.name })}
            editor={editor}
            picture={planPicture(area)}
            zoom={zoom}
            helpId={helpId}
            onPlace={isPlacing ? (spot) => editor.add(next, spot) : null}
          />
          <Text id={helpId} size="sm" c="dimmed" mt="xs">
            {t('plan.help')}
          </Text>
          <PlanProblemList editor={editor} />
        </div>
        <aside className={styles.panel} aria-label={t('plan.properties')}>
          {chosen.length === 0 ? (
            <GridPanel editor={editor} />
          ) : (
            <SeatPanel key={[...selected].join()} editor={editor} seats={chosen} />
          )}
        </aside>
      </div>
    </div>
  )
}

/** The one that "add" adds: as what is selected, else a usual one. */
function nextSeat(plan: PlanDraft, like: DraftSeat | undefined, area: AreaView): SeatRow {
  return {
    kind: like?.kind ?? usualKinds[area.kind],
    count: 1,
    across: true,
    width: like?.plan_width ?? 1,
    height: like?.plan_height ?? 1,
    gap: 0,
    first: numberAfter(
      plan.seats.map(({ number }) => number),
      area.name,
    ),
  }
}
