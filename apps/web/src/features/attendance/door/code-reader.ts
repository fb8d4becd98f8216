/** Reads the QR that a video shows just now. */
export interface CodeReader {
  /** Null: it shows none. Throws when it cannot tell; then this reader is of no use any more. */
  read(video: HTMLVideoElement): Promise<string | null>
  close(): void
}
