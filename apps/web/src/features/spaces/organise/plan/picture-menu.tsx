import type { AreaView } from '@balai/spaces/areas/contract.ts'
import { ActionIcon, Menu } from '@mantine/core'
import { IconPhoto, IconTrash, IconUpload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../../api/client.ts'
import { toProblem } from '../../../../api/problem.ts'
import { problemText } from '../../../../ui/problem-text.ts'
import { say } from '../../../../ui/say.tsx'
import { areasKey } from '../../area-queries.ts'

/** The picture beneath the plan; it is kept at once, and is no part of what is drawn. */
export function PictureMenu({ area }: { area: AreaView }) {
  const { t } = useTranslation(['spaces_admin', 'common'])
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const params = { path: { areaId: area.id } }

  const change = async (ask: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await ask()
      await queries.invalidateQueries({ queryKey: areasKey })
      say(t('common:saved'))
    } catch (error) {
      say(problemText(toProblem(error)), 'failed')
    } finally {
      setBusy(false)
    }
  }
  const upload = (file: File) =>
    change(() =>
      read(
        api.PUT('/api/v1/areas/{areaId}/plan-picture', {
          params,
          headers: { 'content-type': file.type || 'application/octet-stream' },
          body: file,
          bodySerializer: () => file,
        }),
      ),
    )
  const remove = () => change(() => read(api.DELETE('/api/v1/areas/{areaId}/plan-picture', { params })))
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png,image/webp"
        hidden
        aria-label={t('plan.picture.file')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          currentTarget.value = ''
          if (file !== undefined) void upload(file)
        }}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('plan.picture.menu')} loading={busy}>
            <IconPhoto size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconUpload size={18} aria-hidden />}
            onClick={() => input.current?.click()}
          >
            {t(area.plan_picture === null ? 'plan.picture.add' : 'plan.picture.replace')}
          </Menu.Item>
          {area.plan_picture !== null && (
            <Menu.Item
              color="delima"
              leftSection={<IconTrash size={18} aria-hidden />}
              onClick={() => void remove()}
            >
              {t('plan.picture.remove')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
