import { Select } from '@mantine/core'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'

const near = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']

/** The zones of Indonesia first, then all that this browser knows. */
export function TimeZoneSelect(props: ComponentProps<typeof Select>) {
  const { t } = useTranslation('organise')
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => !near.includes(zone))
  const value = typeof props.value === 'string' ? props.value : ''
  // a zone may have an older name than those which the browser lists
  const known = near.includes(value) || zones.includes(value) || value === '' ? zones : [value, ...zones]
  return (
    <Select
      {...props}
      searchable
      required
      label={t('form.time_zone')}
      description={t('form.time_zone_why')}
      nothingFoundMessage={t('form.no_zone')}
      limit={60}
      data={[
        { group: t('form.zones_near'), items: near },
        { group: t('form.zones_all'), items: known },
      ]}
    />
  )
}
