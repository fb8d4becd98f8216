import type { ScanBody, ScanOutcome } from '@balai/attendance/door/contract.ts'
import { read } from '../../../api/client.ts'
import { offline, type Problem, toProblem } from '../../../api/problem.ts'
import { doorApi, noteReached } from './door-api.ts'
import type { DoorScan } from './door-store.ts'

/**
 * One scan, asked for alone. Throws a `Problem`: `isWaiting` tells whether the scan goes on waiting for a better
 * moment, or was refused.
 */
export async function sendScan(
  scan: DoorScan,
  admissionId: string | null,
  timeout: number,
): Promise<ScanOutcome> {
  return await within(timeout, async (signal) => {
    const path = { eventId: scan.event.id }
    const api = doorApi(scan.account.id)
    if (scan.direction === 'undo') {
      const params = { path: { ...path, scanId: admissionId ?? '' } }
      const body = { nonce: scan.nonce }
      return await read(
        api.POST('/api/v1/events/{eventId}/check-ins/{scanId}/undo', { params, body, signal }),
      )
    }
    const asked = { params: { path }, body: bodyOf(scan), signal }
    return scan.direction === 'exit'
      ? await read(api.POST('/api/v1/events/{eventId}/exits', asked))
      : await read(api.POST('/api/v1/events/{eventId}/check-ins', asked))
  })
}

/** Entries to one event, made by one account; one outcome for each, in their order. */
export async function sendBatch(scans: readonly [DoorScan, ...DoorScan[]]): Promise<ScanOutcome[]> {
  const [{ event, account }] = scans
  return await within(30_000, async (signal) => {
    const asked = { params: { path: { eventId: event.id } }, body: { scans: scans.map(bodyOf) }, signal }
    const { results } = await read(
      doorApi(account.id).POST('/api/v1/events/{eventId}/check-in-batches', asked),
    )
    if (results.length !== scans.length) throw offline()
    return results
  })
}

/** Not the fault of the scan: no network, a busy or failing server, a session that ended. */
export const isWaiting = (problem: Problem): boolean =>
  problem.isPassing || problem.status < 0 || [401, 408, 425].includes(problem.status)

function bodyOf({ presented, nonce, gate, device, scanned_at, offline }: DoorScan): ScanBody {
  return { ...presented, nonce, gate, device, scanned_at, offline }
}

/** An answer that comes too late is as good as none: the scan is sent again under its nonce and gets the same. */
async function within<Result>(
  timeout: number,
  ask: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const abort = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(offline())
      abort.abort()
    }, timeout)
  })
  try {
    const answer = await Promise.race([ask(abort.signal), tooLate])
    // a network that wants a log-in of its own answers everything with a page
    if (typeof answer !== 'object' || answer === null) throw offline()
    noteReached(true)
    return answer
  } catch (error) {
    const problem = error instanceof SyntaxError ? offline() : toProblem(error)
    noteReached(problem.status > 0 && !problem.isPassing)
    throw problem
  } finally {
    clearTimeout(timer)
  }
}
