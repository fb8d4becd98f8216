import { setImmediate as turn } from 'node:timers/promises'
import { createBlob } from './create-blob.ts'

/** Puts an object that never ends into the directory BLOBS; says so once some of it is written. */
async function* endless(): AsyncGenerator<Buffer> {
  for (let part = 0; ; part += 1) {
    yield Buffer.alloc(1_000)
    if (part === 3) process.stdout.write('writing\n')
    await turn()
  }
}

const blob = createBlob({ kind: 'disk', directory: process.env.BLOBS ?? '' })
await blob.put('covers/endless.webp', endless(), { contentType: 'image/webp' })
