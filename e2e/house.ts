import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ask, createClient } from '@balai/testing/api-client.ts'
import { type RunningProgram, startProgram } from '@balai/testing/start-program.ts'

/** The real program on a data directory and an embedded database of its own. */
export interface House {
  readonly url: string
  readonly dataDirectory: string
  readonly ask: Ask
  /** What it has printed since its last start. */
  output(): string
  /** As a power cut does, or as an operator would. */
  stop(signal?: NodeJS.Signals): Promise<void>
  /** Opens again at the same address, after `stop`. */
  start(): Promise<void>
  /** Stops, and takes the data along. */
  close(): Promise<void>
}

/** Opens an installation in which nobody has an account yet. */
export async function openHouse(settings: Readonly<Record<string, string>> = {}): Promise<House> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'balai-e2e-'))
  const environment = { DATA_DIR: dataDirectory, RATE_LIMITS: 'off', ...settings }
  let program: RunningProgram
  try {
    program = await startProgram(environment)
  } catch (error) {
    await rm(dataDirectory, { recursive: true, force: true })
    throw error
  }
  const { url } = program
  return {
    url,
    dataDirectory,
    ask: createClient(url),
    output: () => program.output(),
    stop: (signal = 'SIGTERM') => program.kill(signal),
    async start() {
      program = await startProgram({ ...environment, PORT: new URL(url).port })
    },
    async close() {
      await program.kill('SIGTERM')
      await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}
