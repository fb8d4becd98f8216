import type { ImportView } from '@balai/attendance/imports/contract.ts'
import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const colours = {
  receiving: 'nila',
  queued: 'nila',
  running: 'nila',
  done: 'daun',
  refused: 'kunyit',
  failed: 'delima',
} as const

export function ImportState({ state }: { state: ImportView['state'] }) {
  const { t } = useTranslation('organise')
  return <Badge color={colours[state]}>{t(`imports.states.${state}`)}</Badge>
}
