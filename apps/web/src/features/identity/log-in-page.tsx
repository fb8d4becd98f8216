import { Stack } from '@mantine/core'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Credentials, useSession } from '../../session/session.ts'
import { AnchorLink } from '../../ui/links.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ChooseOwnPassword } from './choose-own-password.tsx'
import { destinationOf } from './destination.ts'
import { LogInForm } from './log-in-form.tsx'

const route = getRouteApi('/threshold/log-in')

/** `lent` is the password of somebody for whom an admin chose it: they choose their own before they go on. */
type Step = { readonly kind: 'log-in' } | { readonly kind: 'lent'; readonly typed: Credentials }

export function LogInPage() {
  const { t } = useTranslation('identity')
  const { to } = route.useSearch()
  const { history } = useRouter()
  const now = useSession()
  const [step, setStep] = useState<Step>({ kind: 'log-in' })
  const leave = () => history.replace(destinationOf(to))
  const isIn = now.kind === 'somebody'
  const mustChoose = isIn && now.account.must_change_password
  useEffect(() => {
    // perhaps in another tab
    if (isIn && !mustChoose) history.replace(destinationOf(to))
  }, [isIn, mustChoose, history, to])

  if (step.kind === 'lent') {
    return <ChooseOwnPassword currentPassword={step.typed.password} onDone={leave} />
  }
  return (
    <>
      <PageHeader title={t('log_in.title')} lead={to === undefined ? undefined : t('log_in.then')} />
      <LogInForm
        onDone={async (account, typed) => {
          if (account.must_change_password) setStep({ kind: 'lent', typed })
        }}
      />
      <Stack mt="sm" gap={0} align="flex-start">
        <AnchorLink to="/forgot-password" py={10}>
          {t('log_in.forgot')}
        </AnchorLink>
        <AnchorLink to="/register" search={{ to }} py={10}>
          {t('log_in.register')}
        </AnchorLink>
      </Stack>
    </>
  )
}
