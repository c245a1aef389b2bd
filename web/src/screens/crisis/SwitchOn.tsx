/** Two steps: first what it would do, then the brand's name and a reason. A press too many pauses nothing. */
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { CrisisRequested } from '../../api/types.js';
import { useWords } from '../../i18n/use-words.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { useAction } from '../../ui/use-action.js';
import { staleCrisis } from './stale-crisis.js';

export function SwitchOn({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<CrisisRequested | null>(null);
  const ask = useAction(() => api.crisis.request(brandId), { done: setAsked });
  if (asked) return <Confirm brandId={brandId} asked={asked} back={() => setAsked(null)} />;
  return (
    <Group>
      <Button color="red" variant="outline" loading={ask.busy} onClick={() => ask.run()}>
        {t('crisis.begin')}
      </Button>
    </Group>
  );
}

function Confirm({ brandId, asked, back }: { brandId: string; asked: CrisisRequested; back: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const confirm = useAction(
    () => api.crisis.confirm(brandId, { token: asked.token, brandName: name.trim(), reason: reason.trim() }),
    { stale: staleCrisis, say: t('crisis.switchedOn'), failed: () => true },
  );
  const fits = name.trim() === asked.brandName.trim() && reason.trim() !== '';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (fits) confirm.run();
  };
  return (
    <Panel title={t('crisis.sure', { brand: asked.brandName })}>
      <form onSubmit={submit} autoComplete="off">
        <Stack gap="sm" maw={560}>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            <li>{t('crisis.would.queued', { count: asked.queued })}</li>
            {asked.onTheirWay > 0 ? (
              <li>{t('crisis.would.onTheirWay', { count: asked.onTheirWay })}</li>
            ) : null}
            <li>{t('crisis.would.people', { count: asked.people })}</li>
          </ul>
          {confirm.error ? (
            <Notice tone="red" role="alert">
              {words.problem(confirm.error)}
            </Notice>
          ) : null}
          <Textarea
            label={t('crisis.reason')}
            required
            autosize
            minRows={2}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <TextInput
            label={t('crisis.typeName', { brand: asked.brandName })}
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group gap="sm">
            <Button type="submit" color="red" disabled={!fits} loading={confirm.busy}>
              {t('crisis.confirm')}
            </Button>
            <Button variant="default" onClick={back}>
              {t('shell.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
