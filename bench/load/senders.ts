import type { Answer } from './collect-answer.ts'
import { type LoadConnection, openConnection } from './connection.ts'
import { openSupply } from './open-supply.ts'
import type { Plan } from './plan.ts'
import { openTimetable } from './timetable.ts'

export interface Senders {
  /** To be called often: connections that had nothing to send look again. */
  wake(): void
  sent(): number
  underWay(): number
  close(): void
}

/** Connections that send whatever is due, until `goOn` says no. `ranOut` is told when every value has been sent. */
export function openSenders(
  plan: Plan,
  told: {
    readonly goOn: () => boolean
    readonly heard: (answer: Answer | null, due: number) => void
    readonly ranOut: () => void
  },
): Senders {
  const connections = Array.from({ length: plan.connections }, () => openConnection(new URL(plan.url)))
  const supply = openSupply(plan.url, plan.request)
  const timetable = openTimetable(performance.now(), plan.rate)
  const idle = [...connections]
  let sent = 0
  let underWay = 0

  function next(connection: LoadConnection): void {
    const due = told.goOn() ? timetable.next(performance.now()) : null
    const request = due === null ? null : supply.next()
    if (due === null) idle.push(connection)
    else if (request === null) told.ranOut()
    else send(connection, request, due)
  }

  function send(connection: LoadConnection, request: string, due: number): void {
    sent += 1
    underWay += 1
    connection.send(request, (answer) => {
      underWay -= 1
      told.heard(answer, due)
      next(connection)
    })
  }

  return {
    wake() {
      for (const connection of idle.splice(0)) next(connection)
    },
    sent: () => sent,
    underWay: () => underWay,
    close() {
      for (const connection of connections) connection.close()
    },
  }
}
