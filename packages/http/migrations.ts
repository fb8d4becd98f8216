import type { Migrations } from '@balai/db/migrate.ts'

export const httpMigrations: Migrations = {
  schema: 'http',
  directory: new URL('./migrations/', import.meta.url),
}
