export interface Tuning {
  /** What PostgreSQL keeps of the data in memory, 32 MB unless told. */
  readonly sharedBuffersMb?: number
  /** 30 unless told; one of them belongs to the launcher. */
  readonly maxConnections?: number
  /** False gives up what was answered when the power fails: for tests. */
  readonly durable?: boolean
}

/** Flags for a private server on a small box: few processes, little memory, no network. */
export function serverFlags(version: number, tuning: Tuning): string[] {
  const settings = { ...sizes(tuning), ...reach, ...thrift, ...logging, ...(version < 18 ? {} : since18) }
  return Object.entries({ ...settings, ...(tuning.durable === false ? careless : {}) }).flatMap(
    ([name, value]) => ['-c', `${name}=${value}`],
  )
}

const sizes = ({ sharedBuffersMb = 32, maxConnections = 30 }: Tuning) => ({
  shared_buffers: `${sharedBuffersMb}MB`,
  max_connections: maxConnections,
  maintenance_work_mem: '32MB',
  min_wal_size: '64MB',
  max_wal_size: '512MB',
})

const reach = {
  listen_addresses: '',
  port: 5432,
  // relative to the cluster: its directory is 0700 and short by nature, and no cleaner of temporary files comes there
  unix_socket_directories: '.',
  unix_socket_permissions: '0700',
  ssl: 'off',
  timezone: 'UTC',
}

/** No parallel workers, no replication and its launcher, no just-in-time compiler. */
const thrift = {
  max_worker_processes: 0,
  max_parallel_workers_per_gather: 0,
  max_parallel_maintenance_workers: 0,
  max_logical_replication_workers: 0,
  max_wal_senders: 0,
  max_replication_slots: 0,
  wal_level: 'minimal',
  autovacuum_max_workers: 2,
  jit: 'off',
  huge_pages: 'off',
}

/** Errors of statements go to the caller, who logs them; here they would repeat what people wrote into the rows. */
const logging = {
  log_destination: 'stderr',
  logging_collector: 'off',
  log_min_messages: 'log',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] %e ',
  log_timezone: 'UTC',
  lc_messages: 'C',
}

/** Three I/O workers less. */
const since18 = { io_method: 'sync' }

const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
