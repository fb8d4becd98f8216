import type { Migrations } from '@balai/db/migrate.ts'

export const eventsMigrations: Migrations = {
  schema: 'events',
  directory: new URL('./migrations/', import.meta.url),
}
