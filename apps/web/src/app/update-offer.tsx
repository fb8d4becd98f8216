import { useRegisterSW } from 'virtual:pwa-register/react'
import { Button, Dialog, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const hour = 3_600_000

/** A new version waits until somebody agrees: nobody wants a reload in the midst of a queue. */
export function UpdateOffer() {
  const { t } = useTranslation()
  const {
    needRefresh: [wanted, setWanted],
    updateServiceWorker,
  } = useRegisterSW({
    onRegisteredSW: (_url, registration) => {
      // a browser looks when a page is opened, and a board or a scanner stays open for days
      setInterval(() => void registration?.update().catch(() => {}), hour)
    },
  })
  return (
    <Dialog
      opened={wanted}
      onClose={() => setWanted(false)}
      position={{ bottom: 'var(--balai-afloat)', right: 16 }}
      withBorder
      radius="lg"
      role="status"
    >
      <Group justify="space-between">
        <Text>{t('update.text')}</Text>
        <Group gap="xs">
          <Button variant="subtle" size="sm" onClick={() => setWanted(false)}>
            {t('update.later')}
          </Button>
          <Button size="sm" onClick={() => void updateServiceWorker(true)}>
            {t('update.now')}
          </Button>
        </Group>
      </Group>
    </Dialog>
  )
}
