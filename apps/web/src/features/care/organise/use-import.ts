import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '../../../api/problem.ts'
import { upload } from '../../../api/upload.ts'
import { say } from '../../../ui/say.tsx'
import { careKey } from '../care-queries.ts'

export interface RowError {
  readonly line: number
  readonly field: string
  readonly code: 'too_long' | 'name_missing' | 'no_ingredient'
}

export interface Refused {
  readonly bad_rows: number
  /** The first of them. */
  readonly row_errors: readonly RowError[]
}

/** Sends a table. Throws the `Problem` of a file that is none; wrong rows stand in `refused`. */
export function useImport() {
  const { t } = useTranslation('care')
  const queries = useQueryClient()
  const [part, setPart] = useState<number | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const send = async (file: File): Promise<boolean> => {
    setPart(0)
    setRefused(null)
    try {
      const { products } = await upload<{ products: number }>({
        path: '/api/v1/care/medicines',
        file,
        contentType: 'text/csv',
        onProgress: setPart,
      })
      say(t('import.done', { count: products }))
      return true
    } catch (error) {
      const { code, extensions } = toProblem(error)
      if (code !== 'medicines_refused') throw error
      // @NOTE as the contract of the route has it; the document of the API says nothing of refusals
      setRefused(extensions as unknown as Refused)
      return false
    } finally {
      setPart(null)
      await queries.invalidateQueries({ queryKey: careKey })
    }
  }
  return { part, refused, send }
}
