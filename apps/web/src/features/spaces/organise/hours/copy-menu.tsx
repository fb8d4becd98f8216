import { ActionIcon, Menu } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatWeekday } from '../../../../i18n/format.ts'
import { weekdays } from './week.ts'

interface CopyMenuProps {
  readonly weekday: number
  readonly onCopy: (weekdays: readonly number[]) => void
}

const workdays = [1, 2, 3, 4, 5]

/** Gives the hours of a day to others. */
export function CopyMenu({ weekday, onCopy }: CopyMenuProps) {
  const { t } = useTranslation('spaces_admin')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('hours.copy_of', { day: formatWeekday(weekday) })}>
          <IconCopy size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onCopy(weekdays)}>{t('hours.to_every_day')}</Menu.Item>
        <Menu.Item onClick={() => onCopy(workdays)}>{t('hours.to_workdays')}</Menu.Item>
        <Menu.Divider />
        {weekdays
          .filter((each) => each !== weekday)
          .map((each) => (
            <Menu.Item key={each} onClick={() => onCopy([each])}>
              {t('hours.to_day', { day: formatWeekday(each) })}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}
