import type { App } from '@balai/http/app.ts'
import { CsvBody, csvOf, takeCsv } from '@balai/http/csv-upload.ts'
import { accountOf } from '@balai/http/guard.ts'
import type { RouteDeps } from '../deps.ts'
import { requireCareOn } from '../settings/read-settings.ts'
import { FoundMedicines, ImportedMedicines, MedicineSearch } from './contract.ts'
import { findMedicines } from './find-medicines.ts'
import { importMedicines } from './import-medicines.ts'
import { viewMedicine } from './view-medicine.ts'

const tags = ['care']

export function medicineRoutes(app: App, deps: RouteDeps): void {
  const { guard } = deps

  app.post(
    '/care/medicine-searches',
    {
      schema: {
        tags,
        summary: 'Products for what somebody types: by beginning, by ingredient, else spelled alike',
        description:
          'A POST, so that what is looked for stands in no log. Empty where a MediMatch elsewhere answers, which has no search.',
        body: MedicineSearch,
        response: { 200: FoundMedicines },
      },
      onRequest: guard.scope('care:read'),
    },
    async ({ body: { text, limit = 10 } }) => {
      await requireCareOn(deps)
      if (deps.mediMatch.kind === 'remote') return { data: [] }
      const { medicines } = await findMedicines(deps, text, limit)
      return { data: medicines.map(viewMedicine) }
    },
  )

  takeCsv(app, (scope) => {
    scope.put(
      '/care/medicines',
      {
        schema: {
          tags,
          summary: 'Make a CSV in UTF-8 the whole table of medicines',
          description:
            'Columns: `name`, `short_composition1`, `short_composition2`, in any order; others are left alone. Up to 500,000 rows. One bad row refuses the file, with the first 100 bad ones in `row_errors`, and the table stays as it was.',
          body: CsvBody,
          response: { 200: ImportedMedicines },
        },
        onRequest: guard.role('admin'),
        config: { rate: 'costly' },
      },
      async (request) => ({
        products: await importMedicines(deps, accountOf(request).username, csvOf(request.body)),
      }),
    )
  })
}
