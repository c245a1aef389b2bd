/** What was promised to this customer: who keeps it, until when, and what became of it. Said by hand, and kept in the history. */
import { Button, Group, NativeSelect, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import type { CaseCommitment, CaseDetail } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/Panel.js';
import { Tag } from '../../ui/Tag.js';
import type { Tone } from '../../ui/tones.js';
import { useAction } from '../../ui/use-action.js';
import { useNow } from '../../ui/use-now.js';
import classes from './CommitmentsPanel.module.css';

const tone: Record<CaseCommitment['state'], Tone> = {
  proposed: 'grey',
  open: 'blue',
  kept: 'green',
  broken: 'red',
  cancelled: 'grey',
};

export function CommitmentsPanel({ of }: { of: CaseDetail }) {
  const { t } = useTranslation();
  if (of.commitments.length === 0) return null;
  return (
    <Panel title={t('promises.case.title')}>
      <ul className={page.plain}>
        {of.commitments.map((one) => (
          <One key={one.id} of={one} caseId={of.id} />
        ))}
      </ul>
    </Panel>
  );
}

function One({ of, caseId }: { of: CaseCommitment; caseId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const kind = of.kind as 'other';
  const overdue = useNow(30_000) > Date.parse(of.dueAt) && of.state === 'open';
  return (
    <li className={classes.item}>
      <div className={classes.tags}>
        <Tag tone={overdue ? 'red' : tone[of.state]}>
          {overdue ? t('promises.case.overdue') : t(`promises.case.state.${of.state}`)}
        </Tag>
        {of.beyond ? (
          <Tag tone="amber">
            {of.cosignedBy ? t('promises.cosigned', { name: of.cosignedBy.name }) : t('promises.beyond')}
          </Tag>
        ) : null}
      </div>
      <Text size="sm" dir="auto" className={classes.words}>
        {of.words}
      </Text>
      <Text size="xs" c="dimmed">
        {t(`promises.kind.${kind}`)} · {of.owner.name} ·{' '}
        {t('promises.case.due', { due: format.dateTime(of.dueAt) })}
      </Text>
      {of.comment && of.state !== 'proposed' ? (
        <Text size="xs" dir="auto">
          {of.comment}
        </Text>
      ) : null}
      {can(me, 'cases.work') ? <Steps of={of} caseId={caseId} /> : null}
    </li>
  );
}

/** Breaking a promise or giving it up asks why; the rest is one press. */
function Steps({ of, caseId }: { of: CaseCommitment; caseId: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'break' | 'cancel' | 'owner' | null>(null);
  const [why, setWhy] = useState('');
  const stale = [['case', caseId]];
  const done = (): void => {
    setAsking(null);
    setWhy('');
  };
  const take = useAction(
    (step: CaseCommitment['steps'][number]) =>
      api.commitments.step(of.id, { step, ...(why.trim() ? { comment: why.trim() } : {}) }),
    { stale, done },
  );
  const give = useAction((ownerId: string) => api.commitments.owner(of.id, ownerId), { stale, done });
  const agents = useQuery({ ...queries.agents(), enabled: asking === 'owner' }).data?.items ?? [];
  if (asking === 'owner')
    return (
      <Group gap="xs" align="flex-end">
        <NativeSelect
          size="xs"
          label={t('promises.case.owner')}
          data={[
            { value: '', label: '' },
            ...agents
              .filter((one) => one.id !== of.owner.id)
              .map((one) => ({ value: one.id, label: one.name })),
          ]}
          value=""
          disabled={give.busy}
          onChange={({ currentTarget: { value } }) => (value ? give.run(value) : undefined)}
        />
        <Button size="xs" variant="default" onClick={done}>
          {t('promises.case.back')}
        </Button>
      </Group>
    );
  if (asking)
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (why.trim()) take.run(asking);
        }}
      >
        <Textarea
          size="xs"
          label={t('promises.case.why')}
          required
          autoFocus
          autosize
          maxLength={2000}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <Group gap="xs" mt={4}>
          <Button size="compact-xs" type="submit" loading={take.busy} disabled={!why.trim()}>
            {t('promises.case.save')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={done}>
            {t('promises.case.back')}
          </Button>
        </Group>
      </form>
    );
  const may = of.state === 'open' || of.state === 'proposed';
  return (
    <Group gap={4} mt={2}>
      {of.steps.map((step) => (
        <Button
          key={step}
          size="compact-xs"
          variant={step === 'keep' ? 'light' : 'default'}
          loading={take.busy}
          onClick={() => (step === 'break' || step === 'cancel' ? setAsking(step) : take.run(step))}
        >
          {t(`promises.case.step.${step}`)}
        </Button>
      ))}
      {may ? (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setAsking('owner')}>
          {t('promises.case.owner')}
        </Button>
      ) : null}
    </Group>
  );
}
