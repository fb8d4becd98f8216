import { print, printBudgets, printRows } from '../report.ts'
import { formatTable, milliseconds, thousands } from '../table.ts'
import { budgetsOf } from './budgets.ts'
import type { BesideLimit, SpacesReport } from './measure-spaces.ts'
import type { WatchersReport } from './measure-watchers.ts'

export function printSpaces(report: SpacesReport): void {
  printRows(`On ${report.name}`, [...report.beside.map(({ row }) => row), ...report.calm])
  print('Beside the bare statement', formatTable(besideHead, report.beside.map(besideCells)))
  print('Live', formatTable(watchersHead, [watchersCells(report.watchers)]))
  printBudgets(budgetsOf(report))
}

const besideHead = ['what', 'connections', 'req/s', 'clients', 'statements/s', 'ratio']

const besideCells = ({ row, clients, barePerSecond }: BesideLimit): string[] => [
  row.name,
  String(row.pace.connections),
  thousands(row.outcome.perSecond),
  String(clients),
  thousands(barePerSecond),
  (row.outcome.perSecond / barePerSecond).toFixed(2),
]

const watchersHead = [
  'watchers',
  'MB before',
  'with them',
  'at the most',
  'heard after ms, p50',
  'at the most',
]

const watchersCells = ({ count, before, settled, most, delays }: WatchersReport): string[] => [
  thousands(count),
  thousands(before),
  thousands(settled),
  thousands(most),
  milliseconds(delays[Math.floor(delays.length / 2)] ?? 0),
  milliseconds(delays.at(-1) ?? 0),
]
