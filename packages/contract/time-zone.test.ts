import { expect, it } from 'vitest'
import { isTimeZone } from './time-zone.ts'

it('knows time zones by their IANA names', () => {
  for (const name of ['Asia/Jakarta', 'UTC', 'Etc/GMT+7']) expect(isTimeZone(name), name).toBe(true)
})

it('takes no offset, no place without a zone and no nonsense for a time zone', () => {
  for (const name of ['+07:00', '-0700', '+07', 'GMT+7', 'Asia/Bandung', ' Asia/Jakarta', '']) {
    expect(isTimeZone(name), name).toBe(false)
  }
})
