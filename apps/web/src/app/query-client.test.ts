import { QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { queryClient } from './query-client.ts'

test('what is asked while something changes is asked again, and the first answer is not shown', async () => {
  const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()]
  let asked = 0
  const observer = new QueryObserver(queryClient, {
    queryKey: ['loans'],
    queryFn: () => answers[asked++]?.promise,
  })
  const shown = new Set<string | undefined>()
  const stop = observer.subscribe(({ data }) => shown.add(data))
  const isFresh = queryClient.invalidateQueries({ queryKey: ['loans'] })
  answers[0]?.resolve('before')
  await expect.poll(() => asked).toBe(2)
  answers[1]?.resolve('after')
  await isFresh
  expect(observer.getCurrentResult().data).toBe('after')
  expect(shown).not.toContain('before')
  stop()
})
