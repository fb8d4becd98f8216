import type { Budget } from './budget.ts'
import type { Row } from './measure-scene.ts'
import type { Memory } from './memory.ts'
import { formatTable, milliseconds, thousands } from './table.ts'

export const print = (title: string, table: string) => console.log(`\n${title}\n\n${table}`)

export const paceHead = ['what', 'connections', 'req/s', 'p50 ms', 'p99 ms', 'errors']
const costHead = ['program us', 'database us', 'program MB', 'database MB']

export function printRows(title: string, rows: readonly Row[]): void {
  print(title, formatTable([...paceHead, ...costHead], rows.map(rowCells)))
}

export function printBudgets(budgets: readonly Budget[]): void {
  print('Budgets', formatTable(['budget', 'target', 'measured', ''], budgets.map(budgetCells)))
}

export function paceCells({ name, pace, outcome }: Pick<Row, 'name' | 'pace' | 'outcome'>): string[] {
  return [
    pace.rate === null ? name : `${name}, ${thousands(pace.rate)}/s asked`,
    String(pace.connections),
    thousands(outcome.perSecond),
    milliseconds(outcome.p50),
    milliseconds(outcome.p99),
    outcome.complaint === null ? '0' : `${outcome.errors} (${outcome.complaint})`,
  ]
}

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
