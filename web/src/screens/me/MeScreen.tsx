/** One's own settings: time zone, languages one answers in, password. */
import { Autocomplete, Button, PasswordInput, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import { useWords } from '../../i18n/use-words.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { Panel } from '../../ui/Panel.js';
import { useAction } from '../../ui/use-action.js';
import { answerLanguages, LanguageChoice } from '../people/Choices.js';
import { Notice } from '../../ui/Notice.js';
import { DigestPreference } from './DigestPreference.js';

const ZONES = Intl.supportedValuesOf('timeZone');

export function MeScreen() {
  const { t } = useTranslation();
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageTitle title={t('people.me.title')}>{t('people.me.title')}</PageTitle>
      </div>
      <div className={page.stack}>
        <Preferences />
        {can(useMe(), 'digest.read') ? <DigestPreference /> : null}
        <Password />
      </div>
    </div>
  );
}

/** Browsers list one name of each zone and know them all: Asia/Kolkata is listed as Asia/Calcutta. */
function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name !== '';
  } catch {
    return false;
  }
}

function Preferences() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { person } = useMe();
  const [timeZone, setTimeZone] = useState(person.timeZone);
  const [languages, setLanguages] = useState(answerLanguages(person.languages));
  const update = useAction(api.me.update, {
    done: (me) => client.setQueryData(queries.session().queryKey, me),
    say: t('people.me.saved'),
  });
  const known = isZone(timeZone);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (known) update.run({ timeZone, languages });
  };
  return (
    <Panel title={t('people.me.preferences')}>
      <form onSubmit={submit}>
        <Stack gap="sm" maw={460} align="flex-start">
          <Autocomplete
            w="100%"
            label={t('people.me.timeZone')}
            description={t('people.me.timeZoneHelp')}
            data={ZONES}
            limit={12}
            value={timeZone}
            onChange={setTimeZone}
            error={known ? undefined : t('people.me.unknownZone')}
          />
          <LanguageChoice value={languages} onChange={setLanguages} />
          <Button type="submit" loading={update.busy} disabled={!known || languages.length === 0}>
            {t('people.save')}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}

function Password() {
  const { t } = useTranslation();
  const words = useWords();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useAction(api.me.password, {
    say: t('people.me.passwordChanged'),
    failed: () => true,
    done: () => {
      setCurrent('');
      setNext('');
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    change.run({ current, next });
  };
  return (
    <Panel title={t('people.me.password')}>
      <form onSubmit={submit}>
        <Stack gap="sm" maw={460} align="flex-start">
          {change.error ? (
            <Notice tone="red" role="alert">
              {words.problem(change.error)}
            </Notice>
          ) : null}
          <PasswordInput
            w="100%"
            label={t('people.me.current')}
            autoComplete="current-password"
            required
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            w="100%"
            label={t('people.me.next')}
            description={t('auth.passwordRule', { count: 10 })}
            autoComplete="new-password"
            required
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
          <Button type="submit" loading={change.busy}>
            {t('people.me.change')}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}
