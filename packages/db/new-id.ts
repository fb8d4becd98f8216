import { v7 } from 'uuid'

/** A UUIDv7: ids made in one process sort by the time they were made. */
export function newId(): string {
  const random = randomBytes16()
  const now = Date.now()
  if (now > last.msecs) last = { msecs: now, seq: firstOf(random) }
  else if (last.seq < mostSeq) last.seq += 1
  else last = { msecs: last.msecs + 1, seq: 0 }
  return v7({ random, ...last })
}

/** The millisecond of the last id, and its place in that: 32 bits, of which the first one is drawn from half. */
let last = { msecs: 0, seq: 0 }
const mostSeq = 0xffff_ffff
const firstOf = (random: Uint8Array) => new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1

/** Asking the kernel costs as much for 8 KiB as for 16 bytes, and more than all the rest of an id. */
const pool = new Uint8Array(8_192)
let drawn = pool.length

function randomBytes16(): Uint8Array {
  if (drawn === pool.length) {
    crypto.getRandomValues(pool)
    drawn = 0
  }
  drawn += 16
  return pool.subarray(drawn - 16, drawn)
}
