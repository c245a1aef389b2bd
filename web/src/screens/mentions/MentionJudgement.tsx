/** What the scorer thought of a mention and why, and the buttons with which a person says otherwise. */
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import type { Correction, MentionDetail } from '../../api/types.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { LinkButton } from '../../ui/LinkButton.js';
import { PostText } from '../../ui/PostText.js';
import { ReasonList } from '../../ui/ReasonList.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useAction } from '../../ui/use-action.js';
import { weighing } from '../case/Thread.js';
import { Facts } from '../judgement/Facts.js';
import judgement from '../judgement/Judgement.module.css';
import { Overrule } from '../judgement/Overrule.js';
import { Said } from '../judgement/Said.js';
import classes from './MentionItem.module.css';

export function MentionJudgement({ mentionId }: { mentionId: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error } = useQuery(queries.mention(mentionId));
  if (error) return <ErrorState error={error} />;
  if (!data) return <LoadingRows rows={1} height={80} />;
  const marks = weighing(data.score);
  return (
    <div className={classes.judgement}>
      <h2 className="hidden">{t('mentions.why')}</h2>
      {marks.length > 0 ? (
        <>
          <h3 className={judgement.heading}>{t('judgement.marked')}</h3>
          <PostText text={data.text} lang={data.language} weighing={marks} />
        </>
      ) : null}
      <ReasonList score={data.score} risk={data.risk} />
      <Facts mention={data} />
      <Said mention={data} />
      <Text size="xs" c="dimmed" mt="xs">
        {t('judgement.model', { model: data.score.model })}
      </Text>
      {data.duplicates > 0 ? (
        <Text size="sm" mt="xs">
          {t('mentions.copies', { count: data.duplicates })}
        </Text>
      ) : null}
      {can(me, 'mentions.correct') && !data.own ? <Corrections mention={data} /> : null}
    </div>
  );
}

function Corrections({ mention }: { mention: MentionDetail }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const [more, setMore] = useState(false);
  const stale = [['mentions'], ['mention', mention.id], ['cases'], ['case']];
  const correct = useAction((body: Correction) => api.mentions.correct(mention.id, body), {
    stale,
    say: t('mentions.corrected'),
  });
  const open = useAction(() => api.cases.open(mention.id), {
    stale,
    done: ({ id }) => void navigate({ to: '/cases/$caseId', params: { caseId: id } }),
  });
  return (
    <div role="group" aria-label={t('mentions.correct')}>
      <Group gap="xs" mt="sm">
        {mention.caseId ? (
          <LinkButton size="xs" variant="light" to="/cases/$caseId" params={{ caseId: mention.caseId }}>
            {t('mentions.toCase')}
          </LinkButton>
        ) : can(me, 'cases.work') && !mention.spam ? (
          <Button size="xs" variant="light" loading={open.busy} onClick={() => open.run()}>
            {t('mentions.openCase')}
          </Button>
        ) : null}
        {mention.spam ? (
          <Button
            size="xs"
            variant="default"
            loading={correct.busy}
            onClick={() => correct.run({ field: 'spam', now: false })}
          >
            {t('mentions.notSpam')}
          </Button>
        ) : (
          <>
            <Button
              size="xs"
              variant="default"
              loading={correct.busy}
              onClick={() => correct.run({ field: 'flagged', now: !mention.flagged })}
            >
              {mention.flagged ? t('mentions.unflag') : t('mentions.flag')}
            </Button>
            <Button
              size="xs"
              variant="default"
              loading={correct.busy}
              onClick={() => correct.run({ field: 'complaint', now: mention.complaint < 0.5 })}
            >
              {mention.complaint < 0.5 ? t('mentions.isComplaint') : t('mentions.noComplaint')}
            </Button>
            <Button
              size="xs"
              variant="default"
              loading={correct.busy}
              onClick={() => correct.run({ field: 'spam', now: true })}
            >
              {t('mentions.isSpam')}
            </Button>
            <NativeSelect
              size="xs"
              aria-label={t('words.sentimentLabel')}
              value={mention.sentiment}
              disabled={correct.busy}
              onChange={(event) =>
                correct.run({
                  field: 'sentiment',
                  now: event.currentTarget.value as MentionDetail['sentiment'],
                })
              }
              data={(['neg', 'neu', 'pos'] as const).map((value) => ({
                value,
                label: t(`words.sentiment.${value}`),
              }))}
            />
          </>
        )}
        <Button size="xs" variant="subtle" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? t('judgement.fewer') : t('judgement.more')}
        </Button>
      </Group>
      {more ? <Overrule mention={mention} busy={correct.busy} run={correct.run} /> : null}
    </div>
  );
}
