import type { ApiKey } from '@balai/identity/api-keys/contract.ts'
import { Badge, Button, Code, Stack, Text } from '@mantine/core'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { usePages } from '../../api/pages.ts'
import { formatAgo, formatDateTime } from '../../i18n/format.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { say } from '../../ui/say.tsx'
import { NewApiKeyDialog } from './new-api-key-dialog.tsx'
import { scopeWord } from './scopes.ts'

const queryKey = ['api-keys']

export function ApiKeysPage() {
  const { t } = useTranslation('people')
  const queries = useQueryClient()
  const [isMaking, setMaking] = useState(false)
  const [revoked, setRevoked] = useState<ApiKey | null>(null)
  const columns = useColumns(setRevoked)
  const pages = usePages(queryKey, (page_key) =>
    read(api.GET('/api/v1/api-keys', { params: { query: { ...(page_key && { page_key }) } } })),
  )
  const revoke = async ({ id }: ApiKey) => {
    await read(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } }))
    say(t('keys.revoked'))
    await queries.invalidateQueries({ queryKey })
  }
  return (
    <>
      <PageHeader title={t('keys.title')} lead={t('keys.lead')}>
        <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => setMaking(true)}>
          {t('keys.new')}
        </Button>
      </PageHeader>
      <DataTable
        caption={t('keys.title')}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        empty={<EmptyState icon={IconKey} text={t('keys.none')} />}
      />
      {isMaking && (
        <NewApiKeyDialog
          onClose={() => setMaking(false)}
          onMade={() => queries.invalidateQueries({ queryKey })}
        />
      )}
      {revoked !== null && (
        <ConfirmDialog
          opened
          onClose={() => setRevoked(null)}
          title={t('keys.ask', { name: revoked.name })}
          confirmLabel={t('keys.revoke')}
          onConfirm={() => revoke(revoked)}
        >
          <Text>{t('keys.ask_text')}</Text>
        </ConfirmDialog>
      )}
    </>
  )
}

function useColumns(onRevoke: (key: ApiKey) => void): Column<ApiKey>[] {
  const { t } = useTranslation('people')
  return [
    {
      key: 'name',
      header: t('keys.name'),
      isTitle: true,
      cell: ({ name, prefix }) => (
        <>
          <Text fw={600} translate="no">
            {name}
          </Text>
          <Code>{prefix}…</Code>
        </>
      ),
    },
    {
      key: 'scopes',
      header: t('keys.scopes'),
      cell: ({ scopes }) => (
        <Stack gap={4}>
          {scopes.map((scope) => (
            <span key={scope}>{t(`scopes.${scopeWord(scope)}`)}</span>
          ))}
        </Stack>
      ),
    },
    {
      key: 'expires_at',
      header: t('keys.expires'),
      cell: ({ expires_at }) => {
        if (expires_at === null) return t('keys.never')
        if (Date.parse(expires_at) <= Date.now()) return <Badge color="delima">{t('keys.expired')}</Badge>
        return <time dateTime={expires_at}>{formatDateTime(expires_at)}</time>
      },
    },
    {
      key: 'last_used_at',
      header: t('keys.last_used'),
      cell: ({ last_used_at }) => (last_used_at === null ? t('keys.unused') : formatAgo(last_used_at)),
    },
    {
      key: 'revoke',
      header: t('keys.action'),
      cell: (key) => (
        <Button
          size="sm"
          variant="default"
          onClick={() => onRevoke(key)}
          aria-label={t('keys.revoke_named', { name: key.name })}
        >
          {t('keys.revoke')}
        </Button>
      ),
    },
  ]
}
