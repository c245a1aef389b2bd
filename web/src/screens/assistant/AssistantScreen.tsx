/** Where the outside assistant is: off until an administrator switches it on. The key goes in and is never shown again. */
import { Button, Group, PasswordInput, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import { fieldErrors } from '../../api/request.js';
import type { AssistantView } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useWords } from '../../i18n/use-words.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { ConfirmButton } from '../../ui/ConfirmButton.js';
import { Icon } from '../../ui/Icon.js';
import { Notice } from '../../ui/Notice.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { Panel } from '../../ui/Panel.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useAction } from '../../ui/use-action.js';
import topicClasses from '../topics/Topics.module.css';

export function AssistantScreen() {
  const { t } = useTranslation();
  const may = can(useMe(), 'assistant.manage');
  const { data, error, refetch } = useQuery({ ...queries.assistant(), enabled: may });
  if (!may) return <ErrorState error={null} />;
  return (
    <div className={page.page}>
      <Link to="/brands" className={topicClasses.back}>
        <Icon name="back" size={14} /> {t('shell.nav.brands')}
      </Link>
      <div className={page.head}>
        <PageTitle title={t('help.settings.title')}>{t('help.settings.title')}</PageTitle>
      </div>
      <Text size="sm" c="dimmed" mb="sm" maw={680}>
        {t('help.settings.lead')}
      </Text>
      {data ? (
        <Settings of={data} key={`${String(data.configured)} ${data.baseUrl ?? ''} ${data.model ?? ''}`} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <LoadingRows rows={2} />
      )}
    </div>
  );
}

const stale = [['assistant'], ['help']];

function Settings({ of }: { of: AssistantView }) {
  const { t } = useTranslation();
  const words = useWords();
  const [active, setActive] = useState(of.active);
  const [baseUrl, setBaseUrl] = useState(of.baseUrl ?? '');
  const [model, setModel] = useState(of.model ?? '');
  const [key, setKey] = useState('');
  const [tested, setTested] = useState<{ ok: boolean; words: string } | null>(null);
  const save = useAction(
    () =>
      api.assistant.save({
        active,
        baseUrl: baseUrl.trim(),
        model: model.trim(),
        ...(key === '' ? {} : { key: key.trim() }),
      }),
    { stale, say: t('help.form.saved'), done: () => setKey(''), failed: () => true },
  );
  const test = useAction(() => api.assistant.test(), { stale: [['assistant']], done: setTested });
  const forget = useAction(() => api.assistant.forget(), { stale });
  const errors = fieldErrors(save.error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTested(null);
    save.run();
  };
  return (
    <Panel title={t('help.settings.server')}>
      <form onSubmit={submit}>
        <Stack gap="sm" maw={560}>
          {save.error ? (
            <Notice tone="red" role="alert">
              {words.problem(save.error)}
            </Notice>
          ) : null}
          <Switch
            label={t('help.settings.active')}
            checked={active}
            onChange={(event) => setActive(event.currentTarget.checked)}
          />
          <TextInput
            label={t('help.settings.address')}
            description={t('help.settings.addressHelp')}
            type="url"
            required
            autoComplete="off"
            value={baseUrl}
            error={errors['baseUrl']}
            onChange={(event) => setBaseUrl(event.currentTarget.value)}
          />
          <TextInput
            label={t('help.settings.model')}
            required
            maxLength={120}
            autoComplete="off"
            value={model}
            error={errors['model']}
            onChange={(event) => setModel(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('help.settings.key')}
            description={of.hasKey ? t('help.settings.keyKept') : t('help.settings.keyHelp')}
            autoComplete="off"
            value={key}
            error={errors['key']}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
          <Group gap="sm">
            <Button type="submit" loading={save.busy}>
              {t('help.form.save')}
            </Button>
            {of.configured ? (
              <>
                <Button variant="default" loading={test.busy} onClick={() => test.run()}>
                  {t('help.settings.test')}
                </Button>
                <ConfirmButton
                  label={t('help.settings.forget')}
                  question={t('help.settings.forgetQuestion')}
                  explain={t('help.settings.forgetWords')}
                  busy={forget.busy}
                  act={() => forget.run()}
                  size="sm"
                />
              </>
            ) : null}
          </Group>
        </Stack>
      </form>
      <Said of={of} tested={tested} />
    </Panel>
  );
}

function Said({ of, tested }: { of: AssistantView; tested: { ok: boolean; words: string } | null }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const english = i18n.language === 'en' ? undefined : 'en';
  return (
    <div role="status">
      {tested ? (
        <Notice
          tone={tested.ok ? 'green' : 'red'}
          title={tested.ok ? t('help.settings.works') : t('help.settings.fails')}
        >
          <span lang={english}>{tested.words}</span>
        </Notice>
      ) : null}
      {of.lastOkAt ? (
        <Text size="sm" c="dimmed" mt="xs">
          {t('help.settings.lastOk', { time: format.dateTime(of.lastOkAt) })}
        </Text>
      ) : null}
      {of.lastErrorAt && !tested ? (
        <Text size="sm" c="dimmed" mt="xs">
          {t('help.settings.lastError', { time: format.dateTime(of.lastErrorAt) })}{' '}
          <span lang={english}>{of.lastWords}</span>
        </Text>
      ) : null}
    </div>
  );
}
