import type { SeatView } from '@balai/spaces/areas/contract.ts'
import { Button, Skeleton } from '@mantine/core'
import { IconPrinter, IconQrcode } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { ErrorState } from '../../../../ui/error-state.tsx'
import { ButtonLink } from '../../../../ui/links.tsx'
import { OnPaper } from '../../../../ui/on-paper.tsx'
import { useSeats } from '../../area-queries.ts'
import { useOrganisedArea } from '../organised-area.ts'
import { SectionHeader } from '../section-header.tsx'
import { DeskSign } from './desk-sign.tsx'
import { SignCard } from './sign-card.tsx'
import styles from './signs-page.module.css'

/** What is stuck on each desk: its number, and the QR by which one checks in there. */
export function SignsPage() {
  const { t } = useTranslation('spaces_admin')
  const area = useOrganisedArea()
  const seats = useSeats(area.id)
  const [printed, setPrinted] = useState<readonly SeatView[] | null>(null)
  const onPrinted = useCallback(() => setPrinted(null), [])
  const count = seats.data?.length ?? 0
  return (
    <>
      <SectionHeader title={t('tabs.signs')} lead={t('signs.lead')}>
        {count > 0 && (
          <Button
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => setPrinted(seats.data ?? [])}
          >
            {t('signs.print_all')}
          </Button>
        )}
      </SectionHeader>
      <Signs seats={seats} onPrint={(seat) => setPrinted([seat])} />
      {printed !== null && (
        <OnPaper onPrinted={onPrinted}>
          <div className={styles.sheet}>
            {printed.map((seat) => (
              <DeskSign key={seat.id} area={area} seat={seat} />
            ))}
          </div>
        </OnPaper>
      )}
    </>
  )
}

interface SignsProps {
  readonly seats: ReturnType<typeof useSeats>
  readonly onPrint: (seat: SeatView) => void
}

function Signs({ seats, onPrint }: SignsProps) {
  const { t } = useTranslation('spaces_admin')
  const area = useOrganisedArea()
  if (seats.data === undefined) {
    if (seats.error === null) return <Skeleton height={240} radius="lg" />
    return <ErrorState error={seats.error} onRetry={() => void seats.refetch()} />
  }
  if (seats.data.length === 0) {
    return (
      <EmptyState icon={IconQrcode} text={t('signs.none')}>
        <ButtonLink to="/admin/spaces/$areaId/plan" params={{ areaId: area.id }}>
          {t('signs.draw')}
        </ButtonLink>
      </EmptyState>
    )
  }
  return (
    <ul className={styles.signs} aria-label={t('tabs.signs')}>
      {seats.data.map((seat) => (
        <li key={seat.id}>
          <SignCard area={area} seat={seat} onPrint={() => onPrint(seat)} />
        </li>
      ))}
    </ul>
  )
}
