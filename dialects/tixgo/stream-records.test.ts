import { describe, expect, it } from 'vitest'
import { mountTixgo } from './mount-tixgo.ts'
import { streamRecords } from './stream-records.ts'
import { openTestHouse } from './tixgo.fixture.ts'

const textOf = async (head: object, pieces: string[]) => {
  let text = ''
  for await (const chunk of streamRecords(head, pieces)) text += chunk
  return text
}

describe('a list that is made while it is sent', () => {
  it('is JSON whether it has no piece, one or many', async () => {
    for (const pieces of [[], ['{"a":1}'], ['{"a":1},{"a":2}', '{"a":3}']]) {
      const records = pieces.length === 0 ? [] : JSON.parse(`[${pieces.join(',')}]`)
      expect(JSON.parse(await textOf({ total: records.length }, pieces))).toEqual({
        total: records.length,
        records,
      })
    }
  })

  it('is never taken for whole when reading it failed half way', async () => {
    async function* broken() {
      yield '{"ticket_id":"T1"}'
      throw new Error('the database went away')
    }
    const house = await openTestHouse((app, { guard, attendance }) => {
      const readAttendance = async () => ({ event_id: 'E1', total_checked_in: 2, records: broken() })
      const failing = attendance && { ...attendance, readAttendance }
      mountTixgo(app, '', { guard, identity: null, attendance: failing })
    })
    const headers = { authorization: `Bearer ${await house.enrol('panitia1')}` }
    const response = await fetch(`${house.url}/attendance/E1`, { headers })
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow()
    await house.close()
  })
})
