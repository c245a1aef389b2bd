/** One's own switches: ready for cases or not, language, light or dark, settings, sign out. */
import {
  ActionIcon,
  Button,
  Popover,
  Radio,
  Stack,
  Switch,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
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
  const { person } = useMe();
  const [open, setOpen] = useState(false);
  const label = t('shell.profile.label', { name: person.name });
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={260} shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={label}
          onClick={() => setOpen((o) => !o)}
        >
          <Icon name="user" size={20} />
          <span className={classes.dot} data-on={person.available || undefined} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} className={classes.dropdown}>
        <Choices close={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Choices({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { person } = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const keep = (next: Me) => client.setQueryData(queries.session().queryKey, next);
  const update = useAction(api.me.update, { done: keep });
  // A full load drops everything in memory that the next person at this machine must not see.
  const signOut = useAction(api.session.signOut, { done: () => window.location.assign('/') });
  const settings = () => {
    close();
    void navigate({ to: '/me' });
  };
  return (
    <Stack gap="sm">
      <div>
        <Text fw={600} size="sm">
          {person.name}
        </Text>
        <Text size="xs" c="dimmed">
          {person.roles.map((role) => t(`words.role.${role}`)).join(' · ')}
        </Text>
      </div>
      {person.roles.includes('agent') ? (
        <Switch
          label={t('shell.profile.available')}
          checked={person.available}
          onChange={(event) => update.run({ available: event.currentTarget.checked })}
        />
      ) : null}
      <Radio.Group
        label={t('shell.profile.language')}
        value={person.locale}
        onChange={(locale) => update.run({ locale: locale as Locale })}
      >
        <Stack gap={8} mt={6}>
          {LOCALES.map((locale) => (
            <Radio
              key={locale}
              size="sm"
              value={locale}
              label={<span lang={locale}>{LOCALE_NAMES[locale]}</span>}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={t('shell.profile.look')}
        value={colorScheme}
        onChange={(scheme) => setColorScheme(scheme as (typeof SCHEMES)[number])}
      >
        <Stack gap={8} mt={6}>
          {SCHEMES.map((scheme) => (
            <Radio key={scheme} size="sm" value={scheme} label={t(`shell.look.${scheme}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Stack gap={6}>
        <Button size="xs" variant="default" onClick={settings}>
          {t('shell.profile.settings')}
        </Button>
        <Button size="xs" variant="default" loading={signOut.busy} onClick={() => signOut.run()}>
          {t('shell.profile.signOut')}
        </Button>
      </Stack>
    </Stack>
  );
}
