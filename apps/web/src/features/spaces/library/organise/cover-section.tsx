import type { TitleView } from '@balai/spaces/books/contract.ts'
import { Button, Card, Group, Stack, Title } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../../api/client.ts'
import { toProblem } from '../../../../api/problem.ts'
import { FileDrop } from '../../../../ui/file-drop.tsx'
import { problemText } from '../../../../ui/problem-text.ts'
import { say } from '../../../../ui/say.tsx'
import { Cover } from '../cover.tsx'
import { libraryKey } from '../library-queries.ts'
import styles from './cover-section.module.css'

const kinds = ['image/jpeg', 'image/png', 'image/webp']
/** As the server takes it. */
const mostBytes = 12 * 1_048_576

/** The cover as it is, and another one: looked at first, then kept. */
export function CoverSection({ title }: { title: TitleView }) {
  const { t } = useTranslation('library')
  const [file, setFile] = useState<File | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const preview = usePreview(file)
  const { busy, keep, remove } = useCover(title.id, setRefusal)
  const choose = (next: File | null) => {
    const refused = next === null ? null : refusalOf(next)
    setFile(refused === null ? next : null)
    setRefusal(refused === null ? null : t(`cover.${refused}`))
  }
  return (
    <Card component="section" aria-labelledby="cover">
      <Title order={2} id="cover" mb="md">
        {t('cover.title')}
      </Title>
      <Stack gap="md">
        <div className={styles.frame}>
          {preview === null ? (
            <Cover book={{ ...title, titleId: title.id }} sizes="10rem" />
          ) : (
            <img
              className={styles.preview}
              src={preview}
              alt={t('cover.preview')}
              onError={() => {
                setFile(null)
                setRefusal(t('cover.broken'))
              }}
            />
          )}
        </div>
        <FileDrop
          label={t('cover.choose')}
          description={t('cover.kinds')}
          icon={IconPhoto}
          accept={kinds.join()}
          value={file}
          onChange={choose}
          error={refusal}
          disabled={busy}
        />
        <Group gap="sm">
          {file !== null && (
            <>
              <Button loading={busy} onClick={() => void keep(file).then((kept) => kept && setFile(null))}>
                {t('cover.keep')}
              </Button>
              <Button variant="default" disabled={busy} onClick={() => choose(null)}>
                {t('cover.discard')}
              </Button>
            </>
          )}
          {file === null && title.cover !== null && (
            <Button variant="light" color="delima" loading={busy} onClick={() => void remove()}>
              {t('cover.remove')}
            </Button>
          )}
        </Group>
      </Stack>
    </Card>
  )
}

function refusalOf({ type, size }: File): 'wrong_kind' | 'too_large' | null {
  if (!kinds.includes(type)) return 'wrong_kind'
  return size > mostBytes ? 'too_large' : null
}

function usePreview(file: File | null): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (file === null) return
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => {
      URL.revokeObjectURL(made)
      setUrl(null)
    }
  }, [file])
  return url
}

function useCover(titleId: string, onRefusal: (text: string | null) => void) {
  const { t } = useTranslation('library')
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const params = { path: { titleId } }
  const change = async (ask: () => Promise<unknown>, done: string): Promise<boolean> => {
    setBusy(true)
    onRefusal(null)
    try {
      await ask()
      await queries.invalidateQueries({ queryKey: libraryKey })
      say(done)
      return true
    } catch (error) {
      onRefusal(problemText(toProblem(error)))
      return false
    } finally {
      setBusy(false)
    }
  }
  const keep = (file: File) =>
    change(
      () =>
        read(
          api.PUT('/api/v1/titles/{titleId}/cover', {
            params,
            headers: { 'content-type': file.type },
            body: file,
            bodySerializer: () => file,
          }),
        ),
      t('cover.kept'),
    )
  const remove = () =>
    change(() => read(api.DELETE('/api/v1/titles/{titleId}/cover', { params })), t('cover.removed'))
  return { busy, keep, remove }
}
