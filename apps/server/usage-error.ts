/** A command was called with words that it does not know; the message is one line for the operator. */
export class UsageError extends Error {}
