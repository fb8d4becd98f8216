import type { CodeReader } from './code-reader.ts'
import { openNativeReader } from './native-reader.ts'

/** The browser's own, where it has one, unless it has failed before; otherwise ours, which is loaded only then. */
export async function openReader(isNativeTrusted: boolean): Promise<CodeReader> {
  const native = isNativeTrusted ? await openNativeReader() : null
  return native ?? (await import('./own-reader.ts')).openOwnReader()
}
