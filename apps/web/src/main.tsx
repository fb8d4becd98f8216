import '@fontsource-variable/plus-jakarta-sans/wght.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './theme/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { keepFocus } from './app/keep-focus.ts'
import { keptText } from './device/kept-text.ts'
import { startI18n } from './i18n/i18n.ts'
import { startSession } from './session/session.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

// Both are needed by the first page, so neither waits for the other.
const session = startSession()
await startI18n()
await session
keepFocus()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

// a device that has scanned may hold scans that the server does not know yet: they go out whatever page is opened
if (keptText('balai-door') !== null) {
  const { startQueue } = await import('./features/attendance/door/sync-queue.ts')
  startQueue()
}
