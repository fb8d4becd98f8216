import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const texts = new Set(['.css', '.html', '.ico', '.js', '.json', '.svg', '.txt', '.wasm', '.webmanifest'])
const forms = { br: promisify(brotliCompress), gz: promisify(gzip) }
const web = fileURLToPath(new URL('../apps/web', import.meta.url))
const dist = join(web, 'dist')
const draft = join(web, `.dist-${process.pid}`)
const old = `${draft}-old`

// Ctrl-C reaches Vite too; what the two have begun is cleared away below
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})

/**
 * `npm run build`: the web app into apps/web/dist, each text beside its compressed forms. Built in a folder of its own
 * and moved there when it is whole, so that neither a failure nor a kill leaves the house without its app. The argument
 * is the fingerprint of the sources as they were before (web-sources.mjs).
 */
try {
  if (build()) {
    await compress()
    await writeFile(join(draft, '.built-from'), process.argv[2] ?? 'sources that nobody looked at')
    await rename(dist, old).catch(() => {})
    await rename(draft, dist)
  } else process.exitCode = 1
} finally {
  await Promise.all([draft, old].map((folder) => rm(folder, { recursive: true, force: true })))
}

function build(): boolean {
  const vite = fileURLToPath(new URL('bin/vite.js', import.meta.resolve('vite/package.json')))
  const args = [vite, 'build', '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn']
  // NODE_ENV is a setting of the program; whatever it is, the app is built for use
  const env = { ...process.env, NODE_ENV: 'production' }
  return spawnSync(process.execPath, args, { cwd: web, env, stdio: 'inherit' }).status === 0
}

/** Done once here, so that serving costs no more than reading a file. */
async function compress(): Promise<void> {
  const files = readdirSync(draft, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && texts.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
  await Promise.all(files.map(compressOne))
}

/** A form that saves nothing is left out, and the file itself served. */
async function compressOne(file: string): Promise<void> {
  const text = await readFile(file)
  for (const [extension, form] of Object.entries(forms)) {
    const compressed = await form(text)
    if (compressed.length < text.length * 0.9) await writeFile(`${file}.${extension}`, compressed)
  }
}
