import type { BrowserContextOptions } from '@playwright/test'

/** What people hold in the hand, and what stands on the organiser's table. */
export const screens = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 800 } },
} satisfies Record<string, BrowserContextOptions>

export type Screen = keyof typeof screens
