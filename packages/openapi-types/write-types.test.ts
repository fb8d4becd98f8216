import { mkdtemp, readFile, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from '@balai/testing/start-program.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeTypes } from './write-types.ts'

let directory: string
let file: string
let types: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'balai-types-'))
  file = join(directory, 'api/api-types.gen.d.ts')
  await writeTypes(await printDocument(), file)
  types = await readFile(file, 'utf8')
})
afterAll(() => rm(directory, { recursive: true, force: true }))

async function printDocument() {
  const { status, stdout } = await runProgram({ DATA_DIR: join(directory, 'data') }, ['openapi'])
  expect(status).toBe(0)
  return JSON.parse(stdout)
}

describe('balai openapi', () => {
  it('needs no database and leaves nothing in DATA_DIR', async () => {
    expect((await printDocument()).paths).toHaveProperty(['/api/v1/auth/login', 'post'])
    await expect(stat(join(directory, 'data'))).rejects.toThrow('ENOENT')
  })

  it('prints of a host what that host serves', async () => {
    const { stdout } = await runProgram({ DATA_DIR: directory }, ['openapi', '--modules', 'attendance'])
    const paths = Object.keys(JSON.parse(stdout).paths)
    expect(paths).toContain('/api/v1/events')
    expect(paths).not.toContain('/api/v1/auth/login')
  })
})

describe('the types of the API', () => {
  it('are as narrow as the schemas', () => {
    expect(types).toContain('role?: "member" | "crew" | "committee" | "agent" | "admin";')
    expect(types).toContain('email: string | null;')
    expect(types).not.toMatch(/\benum \w|: any\b/)
  })

  it('say the problem document once, beside what is answered', () => {
    expect(types.match(/request_id: string;/g)).toHaveLength(1)
    expect(types).toContain('default: components["responses"]["Problem"];')
  })

  it('are left alone when nothing changed, so that nothing is built anew', async () => {
    const long = new Date(0)
    await utimes(file, long, long)
    await writeTypes(await printDocument(), file)
    expect((await stat(file)).mtime).toEqual(long)
  })
})
