import type { CareStatus } from '@balai/care/settings/contract.ts'
import { Button, Card, Skeleton, Stack, Text } from '@mantine/core'
import { IconFlask, IconSearch, IconZoomQuestion } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '../../api/problem.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Candidates } from './candidates.tsx'
import styles from './look-up.module.css'
import { MedicineField } from './medicine-field.tsx'
import { SimilarProducts } from './similar-products.tsx'
import { type Finding, most, useLookUp, type Wanted } from './use-look-up.ts'

/** The question, and below it what comes of it. */
export function LookUp({ status }: { status: CareStatus }) {
  const { t } = useTranslation('care')
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { finding, ask, forget } = useLookUp()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const name = text.trim()
    setMissing(name === '')
    if (name === '') field.current?.focus()
    else void ask({ name })
  }
  const again = () => {
    forget()
    setText('')
    field.current?.focus()
  }
  return (
    <Stack gap="xl">
      <Card>
        {status.demo && (
          <Text size="sm" mb="md" className={styles.demo ?? ''}>
            <IconFlask size={18} aria-hidden /> {t('demo')}
          </Text>
        )}
        <form className={styles.question} onSubmit={submit} noValidate>
          <MedicineField
            ref={field}
            text={text}
            hasSuggestions={status.source === 'local'}
            error={isMissing && text.trim() === '' ? t('field.needed') : null}
            onText={setText}
            onChoose={({ id, name }) => {
              setText(name)
              void ask({ medicine_id: id })
            }}
          />
          <Button
            type="submit"
            leftSection={<IconSearch size={18} aria-hidden />}
            loading={finding.kind === 'asking'}
          >
            {t('field.submit')}
          </Button>
        </form>
      </Card>
      <Found finding={finding} onAsk={ask} onAgain={again} />
    </Stack>
  )
}

interface FoundProps {
  readonly finding: Finding
  readonly onAsk: (wanted: Wanted, limit?: number) => Promise<void>
  readonly onAgain: () => void
}

function Found({ finding, onAsk, onAgain }: FoundProps) {
  const { t } = useTranslation('care')
  if (finding.kind === 'nothing_yet') return null
  if (finding.kind === 'asking') return <Skeleton h={200} radius="lg" />
  if (finding.kind === 'failed') {
    const { error, wanted } = finding
    if (toProblem(error).code !== 'medicine_not_found') {
      return <ErrorState error={error} onRetry={() => void onAsk(wanted)} />
    }
    return (
      <div role="status">
        <EmptyState icon={IconZoomQuestion} text={t('unknown')} />
      </div>
    )
  }
  const { answer, wanted, limit } = finding
  if (answer.ambiguous) {
    const choose = (medicine_id: number) => void onAsk({ medicine_id })
    return <Candidates answer={answer} onChoose={choose} onNone={onAgain} />
  }
  return (
    <SimilarProducts
      answer={answer}
      onMore={answer.items.length === limit && limit < most ? () => onAsk(wanted, most) : null}
      onAgain={onAgain}
    />
  )
}
