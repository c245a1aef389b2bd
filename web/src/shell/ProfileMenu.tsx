/** One's own switches: ready for cases or not, language, light or dark, settings, sign out. */
import { ActionIcon, Menu, Text, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { queries } from '../api/queries.js';
import type { Locale, Me } from '../api/types.js';
import { LOCALES, LOCALE_NAMES } from '../i18n/locale.js';
import { useMe } from '../session/use-session.js';
import { Icon } from '../ui/Icon.js';
import { useAction } from '../ui/use-action.js';
import classes from './ProfileMenu.module.css';

const SCHEMES = ['light', 'dark', 'auto'] as const;

export function ProfileMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const keep = (next: Me) => client.setQueryData(queries.session().queryKey, next);
  const update = useAction(api.me.update, { done: keep });
  // A full load drops everything in memory that the next person at this machine must not see.
  const signOut = useAction(api.session.signOut, { done: () => window.location.assign('/') });
  const tick = (on: boolean) => (on ? <Icon name="check" size={14} /> : <span className={classes.gap} />);
  return (
    <Menu position="bottom-end" width={248} closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('shell.profile.label', { name: me.person.name })}
        >
          <Icon name="user" size={20} />
          <span className={classes.dot} data-on={me.person.available || undefined} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <Text fw={600} size="sm">
            {me.person.name}
          </Text>
          <Text size="xs" c="dimmed">
            {me.person.roles.map((role) => t(`words.role.${role}`)).join(' · ')}
          </Text>
        </div>
        {me.person.roles.includes('agent') ? (
          <Menu.Item
            role="menuitemcheckbox"
            aria-checked={me.person.available}
            leftSection={tick(me.person.available)}
            onClick={() => update.run({ available: !me.person.available })}
          >
            {t('shell.profile.available')}
          </Menu.Item>
        ) : null}
        <Menu.Divider />
        <Menu.Label>{t('shell.profile.language')}</Menu.Label>
        {LOCALES.map((locale: Locale) => (
          <Menu.Item
            key={locale}
            lang={locale}
            role="menuitemradio"
            aria-checked={me.person.locale === locale}
            leftSection={tick(me.person.locale === locale)}
            onClick={() => update.run({ locale })}
          >
            {LOCALE_NAMES[locale]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('shell.profile.look')}</Menu.Label>
        {SCHEMES.map((scheme) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            leftSection={tick(colorScheme === scheme)}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`shell.look.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item closeMenuOnClick onClick={() => void navigate({ to: '/me' })}>
          {t('shell.profile.settings')}
        </Menu.Item>
        <Menu.Item closeMenuOnClick disabled={signOut.busy} onClick={() => signOut.run()}>
          {t('shell.profile.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
