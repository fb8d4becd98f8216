import { Button, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, idempotencyKey, read } from '../../api/client.ts'
import { useAccount } from '../../session/session.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { ButtonLink } from '../../ui/links.tsx'
import { useOneAtATime } from '../../ui/one-at-a-time.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { DemoLogins } from './demo-logins.tsx'

/** The second and last step of the first start. */
export function DemoOffer() {
  const { t } = useTranslation('identity')
  const { name } = useAccount()
  const queries = useQueryClient()
  const [headers] = useState(idempotencyKey)
  const demo = useMutation({
    mutationFn: () => read(api.POST('/api/v1/installation/demo-data', { params: { header: headers } })),
    onSuccess: () => queries.invalidateQueries(),
  })
  const fill = useOneAtATime(() => demo.mutateAsync().catch(() => {}))
  if (demo.isSuccess) return <DemoLogins seeded={demo.data} />
  return (
    <>
      <PageHeader title={t('demo.title', { name })} lead={t('demo.lead')} />
      <Stack>
        {demo.isError && <ErrorState error={demo.error} />}
        <Button fullWidth loading={demo.isPending} onClick={() => void fill()}>
          {t('demo.fill')}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {demo.isPending ? t('demo.filling') : t('demo.hint')}
        </Text>
        <ButtonLink to="/" variant="default" fullWidth disabled={demo.isPending}>
          {t('demo.empty')}
        </ButtonLink>
      </Stack>
    </>
  )
}
