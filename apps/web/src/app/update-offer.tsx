import { useRegisterSW } from 'virtual:pwa-register/react'
import { Button, Dialog, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** A new version waits until somebody agrees: nobody wants a reload in the midst of a queue. */
export function UpdateOffer() {
  const { t } = useTranslation()
  const {
    needRefresh: [wanted, setWanted],
    updateServiceWorker,
  } = useRegisterSW()
  return (
    <Dialog opened={wanted} onClose={() => setWanted(false)} withBorder radius="lg" role="status">
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
