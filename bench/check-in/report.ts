import { paceCells, paceHead, print, printBudgets, printRows } from '../report.ts'
import { formatTable, thousands } from '../table.ts'
import { budgetsOf } from './budgets.ts'
import type { LimitRow, Limits } from './limits/bare-limits.ts'
import type { HouseReport } from './measure-house.ts'

export function printLimits({ rows }: Limits): void {
  print('The limits of this machine', formatTable([...paceHead, 'generator cores'], rows.map(limitCells)))
}

export function printHouse(house: HouseReport, limits: Limits): void {
  printRows(`On ${house.name}`, house.rows)
  print(
    'The database alone',
    formatTable(
      ['what', 'scans/s'],
      house.limits.map(({ name, scansPerSecond }) => [name, thousands(scansPerSecond)]),
    ),
  )
  printBudgets(budgetsOf(house, limits))
}

const limitCells = (row: LimitRow): string[] => [...paceCells(row), row.outcome.cores.toFixed(2)]
