import type { AreaView } from '@balai/spaces/areas/contract.ts'
import { expect, test } from 'vitest'
import { faultsOf, patchOf, quotaRow, valuesOf } from './rule-values.ts'

const area: AreaView = {
  id: '01980000-0000-7000-8000-000000000000',
  name: 'Ruang Utama',
  kind: 'coworking',
  description: '',
  time_zone: 'Asia/Jakarta',
  plan_columns: 20,
  plan_rows: 12,
  plan_picture: null,
  step_minutes: 30,
  min_minutes: 30,
  max_minutes: 720,
  lead_minutes: 0,
  ahead_days: 60,
  hold_minutes: 5,
  offer_minutes: 15,
  check_in_early_minutes: 15,
  no_show_minutes: 30,
  reminder_minutes: null,
  needs_approval: false,
  quotas: [{ role: null, per: 'week', count: null, minutes: 90 }],
  opening_hours: [],
  retired_at: null,
  created_at: '2026-11-20T00:00:00.000Z',
  updated_at: '2026-11-20T00:00:00.000Z',
}

test('only rules that were changed are sent, and one that is turned off is sent as null', () => {
  const before = valuesOf(area)
  expect(patchOf(before, valuesOf(area))).toEqual({})
  expect(patchOf(before, { ...before, no_show_minutes: null, name: ' Ruang Baru ' })).toEqual({
    name: 'Ruang Baru',
    no_show_minutes: null,
  })
})

test('quotas are hours to people and minutes on the wire, and an empty field limits nothing', () => {
  const before = valuesOf(area)
  expect(before.quotas[0]).toMatchObject({ role: 'everybody', count: '', hours: 1.5 })
  const added = quotaRow({ role: 'member', per: 'day', count: 2, hours: '' })
  expect(patchOf(before, { ...before, quotas: [...before.quotas, added] })).toEqual({
    quotas: [
      { role: null, per: 'week', count: null, minutes: 90 },
      { role: 'member', per: 'day', count: 2, minutes: null },
    ],
  })
})

test('what is missing or against another rule is told at its field', () => {
  const values = valuesOf(area)
  expect(faultsOf(values)).toEqual({})
  expect(faultsOf({ ...values, max_minutes: 15 })).toEqual({ max_minutes: 'less_than_min' })
  expect(faultsOf({ ...values, min_minutes: Number.NaN, name: '' })).toEqual({
    min_minutes: 'needed',
    name: 'needed',
  })
  const nothing = quotaRow({ role: 'member', per: 'day', count: '', hours: '' })
  expect(faultsOf({ ...values, quotas: [nothing] })).toEqual({ quotas: 'quota_of_nothing' })
})
