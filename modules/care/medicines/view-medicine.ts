import { parseComposition } from '../compositions/rules.ts'
import type { Medicine } from './contract.ts'
import type { Product } from './rules.ts'

export const viewMedicine = ({ id, name, composition }: Product): Medicine => ({
  id,
  name,
  composition: parseComposition(composition),
})
