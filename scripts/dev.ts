import { type ChildProcess, spawn } from 'node:child_process'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** `npm run dev`: the server, started anew at each change, and beside it Vite's own, which changes the page in place. */
const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const vite = fileURLToPath(new URL('bin/vite.js', import.meta.resolve('vite/package.json')))
const watched = ['--watch', '--watch-preserve-output', at('apps/server/cli.ts'), 'serve']

const children = [
  run([...watched, ...process.argv.slice(2)], process.cwd()),
  run([vite, '--clearScreen', 'false'], at('apps/web')),
]
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => endAll(signal))
// one without the other is not what was asked for
for (const child of children) child.once('exit', () => endAll('SIGTERM'))

/** Without the terminal's input, which Vite would take for its shortcuts. */
function run(args: string[], cwd: string): ChildProcess {
  return spawn(process.execPath, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] })
}

function endAll(signal: NodeJS.Signals): void {
  for (const child of children) child.kill(signal)
}
