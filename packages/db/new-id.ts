import { v7 } from 'uuid'

/** A UUIDv7: ids made in one process sort by the time they were made. */
export const newId = (): string => v7()
