import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface SmallServer {
  readonly url: string
  stop(): Promise<void>
}

/** Starts one of the servers that stand beside this file; it prints its URL when it listens. */
export async function startServer(file: string, args: readonly string[] = []): Promise<SmallServer> {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [printed] = await once(child.stdout, 'data')
  return {
    url: String(printed).trim(),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill()
      await once(child, 'exit')
    },
  }
}
