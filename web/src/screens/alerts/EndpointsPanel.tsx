/** Where alerts go beside people: a program that listens, or a room of colleagues. A signing secret is shown once. */
import { Button, Group, NativeSelect, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import { fieldErrors } from '../../api/request.js';
import type { AlertEndpoint, AlertEndpointInput } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useWords } from '../../i18n/use-words.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { ConfirmButton } from '../../ui/ConfirmButton.js';
import { FormButtons } from '../../ui/FormButtons.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { Tag } from '../../ui/Tag.js';
import { useAction } from '../../ui/use-action.js';
import { useFormFocus, useOpener } from '../../ui/use-form-focus.js';
import classes from './Rules.module.css';

const KINDS = ['webhook', 'slack', 'teams'] as const;

export function EndpointsPanel() {
  const { t } = useTranslation();
  const connects = can(useMe(), 'alerts.connect');
  const [adding, setAdding] = useState(false);
  const opener = useOpener(adding);
  const [secret, setSecret] = useState<{ name: string; secret: string } | null>(null);
  const { data, error, refetch } = useQuery(queries.alertEndpoints());
  const show = (made: { endpoint: AlertEndpoint; secret: string | null }) => {
    setAdding(false);
    if (made.secret) setSecret({ name: made.endpoint.name, secret: made.secret });
  };
  return (
    <Panel
      title={t('alertRules.endpoints')}
      aside={
        connects && !adding ? (
          <Button ref={opener} size="xs" onClick={() => setAdding(true)}>
            {t('alertRules.endpoint.add')}
          </Button>
        ) : null
      }
    >
      {secret ? (
        <Notice tone="green" role="status" title={t('alertRules.endpoint.secretOf', { name: secret.name })}>
          <Text size="sm">{t('alertRules.endpoint.secretOnce')}</Text>
          <code className={classes.secret}>{secret.secret}</code>
          <Group mt={6}>
            <Button size="compact-xs" variant="default" onClick={() => setSecret(null)}>
              {t('alertRules.endpoint.secretKept')}
            </Button>
          </Group>
        </Notice>
      ) : null}
      {adding ? <EndpointForm close={() => setAdding(false)} made={show} /> : null}
      {!data ? (
        error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <LoadingRows rows={1} />
        )
      ) : data.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('alertRules.endpoint.none')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {data.items.map((one) => (
            <Endpoint key={one.id} of={one} connects={connects} made={show} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

type Made = { endpoint: AlertEndpoint; secret: string | null };

function EndpointForm({ close, made }: { close: () => void; made: (made: Made) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const focused = useFormFocus();
  const [form, setForm] = useState<AlertEndpointInput>({ kind: 'webhook', name: '', url: '' });
  const create = useAction(api.alertEndpoints.create, {
    stale: [['alertEndpoints']],
    done: made,
    failed: () => true,
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    create.run({ ...form, name: form.name.trim(), url: form.url.trim() });
  };
  return (
    <form ref={focused} onSubmit={submit} className={classes.form}>
      <Stack gap="sm" maw={520}>
        {create.error ? (
          <Notice tone="red" role="alert">
            {words.problem(create.error)}
          </Notice>
        ) : null}
        <NativeSelect
          label={t('alertRules.endpoint.kind')}
          description={t(`alertRules.endpoint.kindHelp.${form.kind}`)}
          value={form.kind}
          onChange={(event) => {
            const kind = KINDS.find((one) => one === event.currentTarget.value);
            if (kind) setForm({ ...form, kind });
          }}
          data={KINDS.map((kind) => ({ value: kind, label: t(`alertRules.channel.${kind}`) }))}
        />
        <TextInput
          label={t('alertRules.name')}
          required
          maxLength={120}
          value={form.name}
          onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('alertRules.endpoint.url')}
          description={t('alertRules.endpoint.urlHelp')}
          type="url"
          required
          autoComplete="off"
          value={form.url}
          error={fieldErrors(create.error)['url']}
          onChange={(event) => setForm({ ...form, url: event.currentTarget.value })}
        />
        <FormButtons act={t('alertRules.endpoint.add')} busy={create.busy} close={close} />
      </Stack>
    </form>
  );
}

function Endpoint({
  of,
  connects,
  made,
}: {
  of: AlertEndpoint;
  connects: boolean;
  made: (made: Made) => void;
}) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const stale = [['alertEndpoints'], ['alertRules']];
  const [tested, setTested] = useState<{ ok: boolean; words: string } | null>(null);
  const run = useAction(() => api.alertEndpoints.test(of.id), { stale, done: setTested });
  const toggle = useAction((active: boolean) => api.alertEndpoints.update(of.id, { active }), { stale });
  const rotate = useAction(() => api.alertEndpoints.rotate(of.id), { stale, done: made });
  const remove = useAction(() => api.alertEndpoints.remove(of.id), { stale });
  const failing = of.lastErrorAt !== null && (of.lastOkAt === null || of.lastErrorAt > of.lastOkAt);
  return (
    <li className={classes.item} data-off={of.active ? undefined : true}>
      <div className={classes.head}>
        <h3 className={classes.name} dir="auto">
          {of.name}
        </h3>
        <span className={classes.dim}>{t(`alertRules.channel.${of.kind}`)}</span>
        {failing ? <Tag tone="red">{t('alertRules.endpoint.failing')}</Tag> : null}
        <span className={classes.grow} />
        {connects ? (
          <Group gap={6}>
            <Switch
              size="xs"
              label={t('alertRules.active')}
              aria-label={`${of.name}: ${t('alertRules.active')}`}
              checked={of.active}
              disabled={toggle.busy}
              onChange={(event) => toggle.run(event.currentTarget.checked)}
            />
            <Button size="compact-xs" variant="default" loading={run.busy} onClick={() => run.run()}>
              {t('alertRules.endpoint.test')}
            </Button>
            {of.kind === 'webhook' ? (
              <ConfirmButton
                size="compact-xs"
                label={t('alertRules.endpoint.rotate')}
                question={t('alertRules.endpoint.rotateQuestion')}
                explain={t('alertRules.endpoint.rotateWords')}
                busy={rotate.busy}
                act={() => rotate.run()}
              />
            ) : null}
            <ConfirmButton
              size="compact-xs"
              label={t('alertRules.remove')}
              question={t('alertRules.removeQuestion', { name: of.name })}
              explain={t('alertRules.endpoint.removeWords')}
              busy={remove.busy}
              act={() => remove.run()}
            />
          </Group>
        ) : null}
      </div>
      <div className={classes.facts}>
        <code lang="en">{of.address}</code>
        {of.lastOkAt ? (
          <span>{t('alertRules.endpoint.lastOk', { time: format.dateTime(of.lastOkAt) })}</span>
        ) : null}
        {of.lastErrorAt ? (
          <span>{t('alertRules.endpoint.lastError', { time: format.dateTime(of.lastErrorAt) })}</span>
        ) : null}
        {of.oldSecretUntil ? (
          <span>{t('alertRules.endpoint.oldSecret', { time: format.dateTime(of.oldSecretUntil) })}</span>
        ) : null}
      </div>
      <div role="status">
        {tested ? (
          <Notice
            tone={tested.ok ? 'green' : 'red'}
            title={tested.ok ? t('alertRules.endpoint.testOk') : t('alertRules.endpoint.testFailed')}
          >
            <span lang={i18n.language === 'en' ? undefined : 'en'}>{tested.words}</span>
          </Notice>
        ) : failing && of.lastWords ? (
          <span className={classes.error} lang={i18n.language === 'en' ? undefined : 'en'}>
            {of.lastWords}
          </span>
        ) : null}
      </div>
    </li>
  );
}
