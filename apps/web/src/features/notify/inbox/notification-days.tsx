import type { NotificationView } from '@balai/notify/notifications/contract.ts'
import { Skeleton, Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatRecentDay } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import type { Rows } from '../../../ui/rows.ts'
import { ShowMore } from '../../../ui/show-more.tsx'
import styles from './notification-days.module.css'
import rowStyles from './notification-row.module.css'
import { NotificationRow } from './notification-row.tsx'

interface NotificationDaysProps {
  readonly pages: Rows<NotificationView>
  readonly empty: ReactNode
}

/** A list of them, day by day. */
export function NotificationDays({ pages, empty }: NotificationDaysProps) {
  const { rows, error, refetch } = pages
  if (rows === undefined && error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (rows === undefined) return <Pending />
  if (rows.length === 0) return empty
  return (
    <>
      <Stack gap="lg">
        {daysOf(rows).map(([day, each]) => (
          <section key={day} aria-label={day}>
            <Title order={2} size="h3" mb="xs">
              {day}
            </Title>
            <ul className={`${rowStyles.rows} ${styles.card}`}>
              {each.map((notification) => (
                <NotificationRow key={notification.id} notification={notification} />
              ))}
            </ul>
          </section>
        ))}
      </Stack>
      <ShowMore pages={pages} />
    </>
  )
}

/** In the order in which they come. */
function daysOf(rows: readonly NotificationView[]): readonly [string, readonly NotificationView[]][] {
  return [...Map.groupBy(rows, ({ created_at }) => formatRecentDay(created_at))]
}

function Pending() {
  return (
    <Stack gap="xs" aria-busy>
      {[1, 2, 3, 4].map((each) => (
        <Skeleton key={each} height={72} radius="md" />
      ))}
    </Stack>
  )
}
