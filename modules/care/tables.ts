import type { Generated } from 'kysely'

/** The tables of the schema `care`, as the SQL in migrations/ makes them. */
export interface CareTables {
  'care.setting': SettingRow
  'care.medicine': MedicineRow
  'care.catalogue': CatalogueRow
  'care.medicine_draft': MedicineDraftRow
}

export interface SettingRow {
  only_row: boolean
  enabled: boolean
  changed_by: string | null
  changed_at: Date | null
}

export interface MedicineRow {
  id: Generated<number>
  name: string
  composition: string
  name_key: string
  ingredients: string[]
  formula: string
  parts: string[]
}

export interface CatalogueRow {
  only_row: boolean
  products: number
  demo: boolean
  filled_by: string | null
  filled_at: Date | null
}

export interface MedicineDraftRow {
  import_id: string
  ordinal: number
  rows: string
  created_at: Date
}
