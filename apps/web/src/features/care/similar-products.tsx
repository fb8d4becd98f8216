import type { LookUpAnswer } from '@balai/care/lookups/contract.ts'
import { Button, Card, Group, Text } from '@mantine/core'
import { IconFlaskOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { CompositionLine } from './composition-line.tsx'
import { FindingTitle } from './finding-title.tsx'
import { SimilarProduct } from './similar-product.tsx'
import styles from './similar-products.module.css'

interface SimilarProductsProps {
  readonly answer: Extract<LookUpAnswer, { ambiguous: false }>
  /** Null: these are all. */
  readonly onMore: (() => unknown) | null
  readonly onAgain: () => void
}

/** The product that was meant, and those with something in common with it: the nearest first, and why. */
export function SimilarProducts({ answer: { product, items }, onMore, onAgain }: SimilarProductsProps) {
  const { t } = useTranslation('care')
  return (
    <section aria-labelledby="finding">
      <FindingTitle key={product?.id}>
        {product === null ? t('result.title_remote') : t('result.title', { name: product.name })}
      </FindingTitle>
      {product === null ? (
        <Text mb="md">{t('result.remote')}</Text>
      ) : (
        <Card mb="md" padding="md">
          <Text size="sm" fw={600}>
            {t('result.contains')}
          </Text>
          <CompositionLine composition={product.composition} />
        </Card>
      )}
      {items.length === 0 ? (
        <EmptyState icon={IconFlaskOff} text={t('result.none')} />
      ) : (
        <>
          <Text size="sm" c="dimmed" mb="sm">
            {t(product === null ? 'result.order_remote' : 'result.order')}
          </Text>
          <ol className={styles.list} aria-labelledby="finding">
            {items.map((item) => (
              <SimilarProduct key={item.id} item={item} asked={product?.composition ?? null} />
            ))}
          </ol>
        </>
      )}
      <Group gap="sm">
        {onMore !== null && (
          <Button variant="default" onClick={onMore}>
            {t('result.more')}
          </Button>
        )}
        <Button variant="default" onClick={onAgain}>
          {t('result.again')}
        </Button>
      </Group>
    </section>
  )
}
