import type { TitleView } from './contract.ts'
import type { StockedTitle } from './title-list-store.ts'

export function viewTitle(title: StockedTitle): TitleView {
  return {
    ...title,
    stock: {
      new: { total: title.new_total, free: title.new_free },
      pre_loved: { total: title.pre_loved_total, free: title.pre_loved_free },
    },
    created_at: title.created_at.toISOString(),
    updated_at: title.updated_at.toISOString(),
  }
}
