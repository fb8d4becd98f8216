import { Select } from '@mantine/core'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'

const near = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']

/** The zones of Indonesia first, then all that this browser knows. */
export function TimeZoneSelect(props: ComponentProps<typeof Select>) {
  const { t } = useTranslation()
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => !near.includes(zone))
  const value = typeof props.value === 'string' ? props.value : ''
  // a zone may have an older name than those which the browser lists
  const known = near.includes(value) || zones.includes(value) || value === '' ? zones : [value, ...zones]
  return (
    <Select
      {...props}
      searchable
      required
      label={t('time_zones.label')}
      nothingFoundMessage={t('time_zones.none')}
      limit={60}
      data={[
        { group: t('time_zones.near'), items: near },
        { group: t('time_zones.all'), items: known },
      ]}
    />
  )
}
