/** Lifts crisis mode; the reason is told to everybody who was told that it was on. */
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { Panel } from '../../ui/Panel.js';
import { useAction } from '../../ui/use-action.js';
import { staleCrisis } from './stale-crisis.js';

export function LiftForm({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const lift = useAction(() => api.crisis.lift(brandId, reason.trim()), {
    stale: staleCrisis,
    say: t('crisis.lifted'),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (reason.trim()) lift.run();
  };
  return (
    <Panel title={t('crisis.lift')}>
      <form onSubmit={submit}>
        <Stack gap="sm" maw={560}>
          <Textarea
            label={t('crisis.liftReason')}
            required
            autosize
            minRows={2}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group>
            <Button type="submit" disabled={reason.trim() === ''} loading={lift.busy}>
              {t('crisis.lift')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
