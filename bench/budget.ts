/** What is promised, and what became of it. */
export interface Budget {
  readonly name: string
  readonly target: string
  readonly measured: string
  readonly met: boolean
}
