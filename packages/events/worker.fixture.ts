import process from 'node:process'
import { type Connection, openDatabase } from '@balai/db/open-database.ts'
import { startWorker } from './start-worker.fixture.ts'
import { follow, send, type ThingTables } from './things.fixture.ts'

/** A worker as a process of its own, so that a test can kill it. */
const connection = JSON.parse(process.argv[2] ?? '') as Connection
const elsewhere = openDatabase<ThingTables>({ connection, poolSize: 2 })
await startWorker(connection, [follow('test.one'), follow('test.two'), send(elsewhere, 'test.send')])
process.send?.('started')
