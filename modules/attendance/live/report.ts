import type { ScanResult } from '../door/contract.ts'
import type { Report } from './contract.ts'

/** Scans that have all of this in common. */
export interface ReportedScans {
  readonly result: ScanResult
  readonly reentry: boolean
  /** An admission that was taken back. */
  readonly undone: boolean
  readonly gate: string | null
  readonly type_id: string | null
  /** The ticket has not been revoked since. */
  readonly still_valid: boolean
  readonly quarter_hour: Date
  readonly scans: number
}

export interface ReportedType {
  readonly id: string
  readonly name: string
  /** Valid tickets. */
  readonly issued: number
}

export function writeReport(scans: readonly ReportedScans[], types: readonly ReportedType[]): Report {
  const admitted = scans.filter(isAdmission)
  const refused = scans.filter(({ result }) => isRefusal(result))
  const withResult = (result: ScanResult) => sum(scans.filter((each) => each.result === result))
  const issued = types.reduce((total, type) => total + type.issued, 0)
  return {
    totals: {
      issued,
      admitted: sum(admitted),
      no_shows: issued - sum(admitted.filter(({ still_valid }) => still_valid)),
      exits: withResult('exited'),
      undone: withResult('undone'),
      duplicates: withResult('duplicate'),
      refused: sum(refused),
      conflicts: withResult('conflict'),
    },
    ticket_types: types.map((type) => reportType(type, admitted)),
    gates: groupBy(scans, ({ gate }) => gate ?? '').map(([, atGate]) => reportGate(atGate)),
    quarter_hours: groupBy(admitted, ({ quarter_hour }) => quarter_hour.toISOString()).map(
      ([from, inside]) => ({ from, admitted: sum(inside) }),
    ),
    refusals: groupBy(refused, ({ result }) => result).map(([, alike]) => ({
      result: (alike[0] as ReportedScans).result,
      scans: sum(alike),
    })),
  }
}

/** Each ticket once: people who come back were admitted before. */
const isAdmission = ({ result, reentry, undone }: ReportedScans) =>
  result === 'admitted' && !reentry && !undone

const otherResults: readonly ScanResult[] = ['admitted', 'exited', 'undone', 'duplicate', 'conflict']
const isRefusal = (result: ScanResult) => !otherResults.includes(result)

function reportType({ id, name, issued }: ReportedType, admitted: readonly ReportedScans[]) {
  const ofType = admitted.filter(({ type_id }) => type_id === id)
  const valid = ofType.filter(({ still_valid }) => still_valid)
  return { name, issued, admitted: sum(ofType), no_shows: issued - sum(valid) }
}

function reportGate(scans: readonly ReportedScans[]) {
  return {
    gate: scans[0]?.gate ?? null,
    admitted: sum(scans.filter(isAdmission)),
    duplicates: sum(scans.filter(({ result }) => result === 'duplicate')),
    refused: sum(scans.filter(({ result }) => isRefusal(result))),
  }
}

/** Groups in the order of their keys. */
function groupBy(
  scans: readonly ReportedScans[],
  keyOf: (scans: ReportedScans) => string,
): [string, ReportedScans[]][] {
  return Object.entries(Object.groupBy(scans, keyOf) as Record<string, ReportedScans[]>).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
}

const sum = (scans: readonly ReportedScans[]) => scans.reduce((total, each) => total + each.scans, 0)
