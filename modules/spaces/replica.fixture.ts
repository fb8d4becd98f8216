import { startTestApp } from '@balai/testing/test-app.ts'
import { openSpaces } from './spaces.fixture.ts'

/** A program of its own that serves the module, for tests of several replicas; it prints its URL. */
const connection = JSON.parse(process.argv[2] ?? '')
const house = openSpaces(connection, () => new Date())
const { app } = await startTestApp(house.routes)
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`)
