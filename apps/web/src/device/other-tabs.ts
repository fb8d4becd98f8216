/** What the tabs of one browser tell each other under a name. */
export interface OtherTabs {
  readonly tell: (message: unknown) => void
  /** One listener; what it is told may come from a tab of another version. */
  readonly listen: (hear: (message: unknown) => void) => void
}

/** Where the browser has no such channel, or forbids it, each tab is alone. */
export function otherTabs(name: string): OtherTabs {
  const channel = openChannel(name)
  return {
    tell: (message) => channel?.postMessage(message),
    listen: (hear) => channel?.addEventListener('message', ({ data }) => hear(data)),
  }
}

function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name)
  } catch {
    return null
  }
}
