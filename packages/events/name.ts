/** `module.what_it_does`: queues, subscriptions, receipts and dead letters bear it, so it must not change. */
export function assertName(name: string): string {
  if (!/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/.test(name)) {
    throw new Error(`"${name}" should be named module.what_it_does, in small letters and underscores`)
  }
  return name
}
