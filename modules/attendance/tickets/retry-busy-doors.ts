import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '@balai/contract/app-error.ts'

const tries = 5
const longestPauseMs = 300

/** Runs a transaction that may find the doors busy (see `holdDoors`) again; in the pauses the doors go on undisturbed. */
export async function retryBusyDoors<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction()
    } catch (error) {
      if (attempt === tries || !(error instanceof AppError && error.code === 'door_busy')) throw error
    }
    await delay(longestPauseMs * (0.5 + Math.random() / 2))
  }
}
