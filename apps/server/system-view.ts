import { Instant, nullable } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

const Count = Type.Integer({ minimum: 0 })

/** How one process and what it stands on are doing. No secret, and no address of another host, is told. */
export const SystemView = Type.Object({
  version: Type.String(),
  node_version: Type.String(),
  started_at: Instant,
  uptime_seconds: Count,
  modules: Type.Array(
    Type.Union([
      Type.Literal('identity'),
      Type.Literal('attendance'),
      Type.Literal('spaces'),
      Type.Literal('notify'),
      Type.Literal('care'),
    ]),
  ),
  worker: Type.Boolean({ description: 'Whether this process works through events and jobs' }),
  database: Type.Object({
    version: Type.String(),
    embedded: Type.Boolean(),
    size_bytes: Count,
    pool: Type.Object({ size: Count, in_use: Count, waiting: Count }),
  }),
  memory: Type.Object({ rss_bytes: Count, heap_used_bytes: Count }),
  disk: nullable(
    Type.Object(
      { free_bytes: Count, total_bytes: Count },
      { description: 'Of DATA_DIR; null where the database is elsewhere' },
    ),
  ),
  outbox: Type.Object(
    { waiting: Count, oldest_seconds: Type.Number() },
    { description: 'Events that no worker has taken up' },
  ),
  queues: Type.Array(
    Type.Object({
      name: Type.String(),
      waiting: Count,
      running: Count,
      failed: Type.Integer({ description: 'Within the last day' }),
    }),
  ),
  dead_letters: Count,
  mail: Type.Object({
    kind: Type.Union([Type.Literal('smtp'), Type.Literal('files')]),
    from: Type.String(),
  }),
  upstreams: Type.Array(
    Type.Object({
      name: Type.String(),
      reachable: Type.Boolean(),
      latency_ms: nullable(Count),
      error: nullable(Type.String()),
      breaker: Type.Union([Type.Literal('closed'), Type.Literal('open'), Type.Literal('half_open')]),
    }),
  ),
})
export type SystemView = Static<typeof SystemView>
