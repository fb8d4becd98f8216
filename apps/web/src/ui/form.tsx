import { Alert, Button, Group, Stack } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { type FieldError, type Problem, toProblem } from '../api/problem.ts'
import { useOneAtATime } from './one-at-a-time.ts'
import { fieldText, problemText } from './problem-text.ts'

interface FormProps<Values extends Record<string, unknown>> {
  readonly form: UseFormReturnType<Values>
  /** What is done with valid values; what it throws is shown, and everything typed stays. */
  readonly onSubmit: (values: Values) => Promise<unknown>
  readonly submitLabel: string
  readonly submitColor?: string
  /** Beside the button. */
  readonly actions?: ReactNode
  readonly fullWidth?: boolean
  readonly children: ReactNode
}

/** A form that hands each refusal of the server to its own field, and says the rest above itself. */
export function Form<Values extends Record<string, unknown>>(props: FormProps<Values>) {
  const { form, onSubmit, submitLabel, submitColor, actions, fullWidth = false, children } = props
  const element = useRef<HTMLFormElement>(null)
  const [busy, setBusy] = useState(false)
  // stays until the next answer: if it went at once, all below would move under the finger
  const [failure, setFailure] = useState<{ problem: Problem; others: readonly FieldError[] } | null>(null)

  const focusFirstError = () =>
    setTimeout(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())

  const send = useOneAtATime(async (values: Values) => {
    setBusy(true)
    try {
      await onSubmit(values)
      setFailure(null)
    } catch (error) {
      const problem = toProblem(error)
      const others = handToFields(form, problem)
      // what stands at its field is not said twice
      setFailure(problem.errors.length === 0 || others.length > 0 ? { problem, others } : null)
      focusFirstError()
    } finally {
      setBusy(false)
    }
  })
  const submit = form.onSubmit(send, focusFirstError)

  return (
    <form ref={element} onSubmit={submit} noValidate>
      <Stack gap="md">
        {failure !== null && <Failure {...failure} />}
        {children}
        <Group gap="sm" mt="xs">
          <Button
            type="submit"
            loading={busy}
            fullWidth={fullWidth}
            {...(submitColor && { color: submitColor })}
          >
            {submitLabel}
          </Button>
          {actions}
        </Group>
      </Stack>
    </form>
  )
}

/** Those that no field of this form could take. */
function handToFields<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  problem: Problem,
): readonly FieldError[] {
  const values = form.getValues()
  return problem.errors.filter((error) => {
    const [, field = ''] = error.path.split('.')
    if (!(field in values)) return true
    // a refusal of one field is the whole problem, whose code we may have words for
    form.setFieldError(
      field,
      error.message === problem.message ? problemText(problem) : fieldText(error, problem.code),
    )
    return false
  })
}

function Failure({ problem, others }: { problem: Problem; others: readonly FieldError[] }) {
  return (
    <Alert role="alert" color="delima" icon={<IconAlertTriangle aria-hidden />} title={problemText(problem)}>
      {others.map((error) => (
        <p key={error.path}>
          {error.path.split('.').slice(1).join('.')}: {fieldText(error, problem.code)}
        </p>
      ))}
    </Alert>
  )
}
