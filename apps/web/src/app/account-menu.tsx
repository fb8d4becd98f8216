import { ActionIcon, Avatar, Group, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import {
  IconCheck,
  IconDeviceDesktop,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconShieldLock,
  IconSun,
  IconUser,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../api/client.ts'
import { toProblem } from '../api/problem.ts'
import { type Language, language, languages, speak } from '../i18n/i18n.ts'
import { session, useSession } from '../session/session.ts'
import { ButtonLink, MenuItemLink } from '../ui/links.tsx'
import { problemText } from '../ui/problem-text.ts'
import { say } from '../ui/say.tsx'
import { useLogOut } from './use-log-out.tsx'

/** Who is here, the language, the colours, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation()
  const now = useSession()
  const { logOut, dialog } = useLogOut()
  return (
    <Group gap="xs">
      {now.kind === 'nobody' && (
        <ButtonLink to="/log-in" variant="light" size="sm" visibleFrom="xs">
          {t('log_in')}
        </ButtonLink>
      )}
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          {now.kind === 'nobody' ? (
            <ActionIcon aria-label={t('menu.display')} color="gray">
              <IconLanguage size={22} aria-hidden />
            </ActionIcon>
          ) : (
            <UnstyledButton aria-label={t('menu.of', { name: now.account.name })}>
              <Avatar name={now.account.name} color="initials" allowedInitialsColors={['daun']} size={44} />
            </UnstyledButton>
          )}
        </Menu.Target>
        <Menu.Dropdown>
          {now.kind === 'somebody' && <OwnPages name={now.account.name} />}
          <Languages />
          <Menu.Divider />
          <ColorSchemes />
          {now.kind === 'somebody' && <LogOut onLogOut={logOut} />}
        </Menu.Dropdown>
      </Menu>
      {dialog}
    </Group>
  )
}

function OwnPages({ name }: { name: string }) {
  const { t } = useTranslation()
  return (
    <>
      <Menu.Label>{name}</Menu.Label>
      <MenuItemLink to="/profile" leftSection={<IconUser size={18} aria-hidden />}>
        {t('menu.profile')}
      </MenuItemLink>
      <MenuItemLink to="/security" leftSection={<IconShieldLock size={18} aria-hidden />}>
        {t('menu.security')}
      </MenuItemLink>
      <Menu.Divider />
    </>
  )
}

function Languages() {
  const { t } = useTranslation()
  return (
    <>
      <Menu.Label>{t('menu.language')}</Menu.Label>
      {languages.map((each) => (
        <Menu.Item
          key={each}
          lang={each}
          onClick={() => void choose(each).catch((error) => say(problemText(toProblem(error)), 'failed'))}
          aria-current={each === language()}
          rightSection={each === language() ? <IconCheck size={18} aria-hidden /> : null}
        >
          {t(`language.${each}`)}
        </Menu.Item>
      ))}
    </>
  )
}

/** Letters follow the language of the page. */
async function choose(locale: Language): Promise<void> {
  await speak(locale)
  if (session.get().kind === 'nobody') return
  session.changeAccount(await read(api.PATCH('/api/v1/me', { body: { locale } })))
}

const schemes = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop }

function ColorSchemes() {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <>
      <Menu.Label>{t('menu.colours')}</Menu.Label>
      {(['light', 'dark', 'auto'] as const).map((scheme) => {
        const Icon = schemes[scheme]
        return (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={18} aria-hidden />}
            aria-current={scheme === colorScheme}
            rightSection={scheme === colorScheme ? <IconCheck size={18} aria-hidden /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`colours.${scheme}`)}
          </Menu.Item>
        )
      })}
    </>
  )
}

function LogOut({ onLogOut }: { onLogOut: () => Promise<void> }) {
  const { t } = useTranslation()
  return (
    <>
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={() => void onLogOut()}>
        {t('menu.log_out')}
      </Menu.Item>
    </>
  )
}
