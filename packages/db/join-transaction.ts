import type { Db, Tx } from './open-database.ts'

/**
 * The transaction as a database whose own transactions are part of it: use cases that begin one each then happen
 * together or not at all. Nothing is rolled back to a savepoint, so whoever catches what a use case throws must end
 * the whole.
 */
export function joinTransaction<Tables>(tx: Tx<Tables>): Db<Tables> {
  return new Proxy<Db<Tables>>(tx, {
    get(target, key) {
      if (key === 'transaction') return () => ({ execute: (work: (tx: Tx<Tables>) => unknown) => work(tx) })
      const member: unknown = Reflect.get(target, key, target)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}
