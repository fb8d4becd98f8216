import type { Stock, TitleView } from '@balai/spaces/books/contract.ts'
import { Badge } from '@mantine/core'
import { IconBookOff, IconCheck, IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

export const allOf = ({ stock }: Pick<TitleView, 'stock'>): Stock => ({
  total: stock.new.total + stock.pre_loved.total,
  free: stock.new.free + stock.pre_loved.free,
})

/** Whether one can have it now, in words. */
export function StockBadge({ stock }: { stock: Stock }) {
  const { t } = useTranslation('library')
  const { total, free } = stock
  const [color, Icon] =
    free > 0
      ? (['daun', IconCheck] as const)
      : total > 0
        ? (['kunyit', IconHourglass] as const)
        : (['gray', IconBookOff] as const)
  return (
    <Badge color={color} leftSection={<Icon size={14} aria-hidden />}>
      {free > 0 ? t('stock.free', { free, total }) : t(total > 0 ? 'stock.none_free' : 'stock.none')}
    </Badge>
  )
}
