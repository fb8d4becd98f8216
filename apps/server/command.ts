import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { Config } from './config.ts'

/** A command of `balai`: its arguments come without its own name. */
export type Command = (config: Config, args: readonly string[]) => Promise<void>

/** A command was called with words that it does not know; the message is one line for the operator. */
export class UsageError extends Error {}

/** `parseArgs` of Node, whose refusals become UsageErrors. */
export function readArguments<Options extends Omit<ParseArgsConfig, 'args'>>(
  args: readonly string[],
  options: Options,
): ReturnType<typeof parseArgs<Options & { args: string[] }>> {
  try {
    return parseArgs({ ...options, args: [...args] })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
