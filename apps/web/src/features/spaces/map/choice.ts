/** Which time somebody looks at, in milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** As somebody chose it. Of a whole day it is all openings, pauses between them too. */
export interface Choice extends Span {
  readonly wholeDay: boolean
}

export const spanOf = ({ from, to }: { readonly from: string; readonly to: string }): Span => ({
  from: Date.parse(from),
  to: Date.parse(to),
})

export const overlap = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

export const contains = (outer: Span, inner: Span): boolean =>
  outer.from <= inner.from && inner.to <= outer.to

export const isoOf = (ms: number): string => new Date(ms).toISOString()

/** `2026-11-20T07:00Z`: an address bears no seconds, which nobody can choose. */
export const shortIsoOf = (ms: number): string => isoOf(ms).replace(/:00\.000Z$/, 'Z')
