import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../../api/client.ts'
import { type FieldError, type Problem, toProblem } from '../../../../api/problem.ts'
import { useOneAtATime } from '../../../../ui/one-at-a-time.ts'
import { say } from '../../../../ui/say.tsx'
import { areasKey } from '../../area-queries.ts'
import { changedSeats, draftOf, planOf } from './draft.ts'
import type { PlanEditor } from './use-plan-editor.ts'

export interface PlanFailure {
  readonly problem: Problem
  /** The seats that the refusal names, and what it says of each. */
  readonly seats: readonly { readonly key: string; readonly number: string; readonly error: FieldError }[]
}

/** Sends what was drawn; what is refused stays drawn. */
export function useSavePlan(areaId: string, editor: PlanEditor) {
  const { t } = useTranslation('common')
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<PlanFailure | null>(null)
  const { saved, plan, problems } = editor

  const save = useOneAtATime(async () => {
    const [first] = problems
    if (first !== undefined) return editor.show(first.key)
    setBusy(true)
    try {
      const body = planOf(saved, plan)
      const params = { path: { areaId } }
      const answer = await read(api.PUT('/api/v1/areas/{areaId}/plan', { params, body }))
      editor.reset(draftOf(answer, answer.seats))
      setFailure(null)
      say(t('saved'))
      await queries.invalidateQueries({ queryKey: areasKey })
    } catch (error) {
      const problem = toProblem(error)
      setFailure({ problem, seats: namedSeats(editor, problem) })
    } finally {
      setBusy(false)
    }
  })
  return { save, busy, failure }
}

/** `body.seats.3.number` is the fourth that was sent, and `body.retired.0` the first that was taken away. */
function namedSeats({ saved, plan }: PlanEditor, { errors }: Problem): PlanFailure['seats'] {
  const sent = changedSeats(saved, plan)
  const { retired = [] } = planOf(saved, plan)
  return errors.flatMap((error) => {
    const [, list, index] = error.path.split('.')
    const seat =
      list === 'seats'
        ? sent[Number(index)]
        : saved.seats.find(({ id }) => list === 'retired' && id === retired[Number(index)])
    return seat === undefined ? [] : [{ key: seat.key, number: seat.number, error }]
  })
}
