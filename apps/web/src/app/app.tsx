import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { cssVariables, theme } from '../theme/theme.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.ts'
import { SessionWatch } from './session-watch.tsx'
import { UpdateOffer } from './update-offer.tsx'

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <SessionWatch />
        <UpdateOffer />
        {/* the region is there before its words, or they would not be heard */}
        <Notifications position="bottom-center" aria-live="polite" />
      </QueryClientProvider>
    </MantineProvider>
  )
}
