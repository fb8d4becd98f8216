import type { CopyView } from './contract.ts'
import type { Copy } from './copy-store.ts'

export const viewCopy = (copy: Copy): CopyView => ({
  ...copy,
  state: copy.loan_state ?? 'free',
  created_at: copy.created_at.toISOString(),
  updated_at: copy.updated_at.toISOString(),
})
