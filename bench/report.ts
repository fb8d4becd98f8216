import type { HouseReport } from './bench-database.ts'
import { type Budget, budgetsOf } from './budgets.ts'
import type { LimitRow, Limits } from './limits/bare-limits.ts'
import type { Row } from './measure-scene.ts'
import type { Memory } from './memory.ts'
import { formatTable, milliseconds, thousands } from './table.ts'

export function printLimits({ rows }: Limits): void {
  print('The limits of this machine', formatTable([...paceHead, 'generator cores'], rows.map(limitCells)))
}

export function printHouse(house: HouseReport, limits: Limits): void {
  print(`On ${house.name}`, formatTable([...paceHead, ...costHead], house.rows.map(rowCells)))
  print(
    'The database alone',
    formatTable(
      ['what', 'scans/s'],
      house.limits.map(({ name, scansPerSecond }) => [name, thousands(scansPerSecond)]),
    ),
  )
  print(
    'Budgets',
    formatTable(['budget', 'target', 'measured', ''], budgetsOf(house, limits).map(budgetCells)),
  )
}

const paceHead = ['what', 'connections', 'req/s', 'p50 ms', 'p99 ms', 'errors']
const costHead = ['program us', 'database us', 'program MB', 'database MB']

function paceCells({ name, pace, outcome }: LimitRow): string[] {
  return [
    pace.rate === null ? name : `${name}, ${thousands(pace.rate)}/s asked`,
    String(pace.connections),
    thousands(outcome.perSecond),
    milliseconds(outcome.p50),
    milliseconds(outcome.p99),
    outcome.complaint === null ? '0' : `${outcome.errors} (${outcome.complaint})`,
  ]
}

const limitCells = (row: LimitRow): string[] => [...paceCells(row), row.outcome.cores.toFixed(2)]

const rowCells = (row: Row): string[] => [
  ...paceCells(row),
  thousands(row.programMicros),
  thousands(row.databaseMicros),
  ...memoryCells(row.memory),
]

const memoryCells = ({ program, database }: Memory): string[] => [
  thousands(program),
  database === null ? '-' : thousands(database),
]

const budgetCells = ({ name, target, measured, met }: Budget): string[] => [
  name,
  target,
  measured,
  met ? 'met' : 'missed',
]

const print = (title: string, table: string) => console.log(`\n${title}\n\n${table}`)
