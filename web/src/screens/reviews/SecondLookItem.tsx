/** One published reply, read blind: what the customer wrote, what went out, and whether it should have. Judged once. */
import { Button, Checkbox, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { RETURN_REASONS, type ReturnReason, type SecondLook } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Ago } from '../../ui/Ago.js';
import { Panel } from '../../ui/Panel.js';
import { useAction } from '../../ui/use-action.js';
import classes from './ReviewsScreen.module.css';

export function SecondLookItem({ item, number }: { item: SecondLook; number: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [verdict, setVerdict] = useState<'good' | 'bad' | ''>('');
  const [reasons, setReasons] = useState<ReturnReason[]>([]);
  const [comment, setComment] = useState('');
  const judge = useAction(
    (said: 'good' | 'bad') =>
      api.reviews.judge(item.id, {
        verdict: said,
        reasons: said === 'bad' ? reasons : [],
        ...(comment.trim() ? { comment: comment.trim() } : {}),
      }),
    { stale: [['secondLooks']], say: t('review.second.said') },
  );
  const ready = verdict === 'good' || (verdict === 'bad' && reasons.length > 0);
  return (
    <Panel
      title={t('review.second.item', { number })}
      aside={
        <Text size="sm" c="dimmed">
          {item.platformLabel} · {format.language(item.language)} · <Ago at={item.publishedAt} />
        </Text>
      }
    >
      <Text size="sm" c="dimmed">
        {t('review.second.customer')}
      </Text>
      <p className={classes.text} dir="auto">
        {item.customer}
      </p>
      <Text size="sm" c="dimmed">
        {t('review.second.reply')}
      </Text>
      <p className={classes.text} dir="auto">
        {item.text}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && verdict) judge.run(verdict);
        }}
      >
        <Stack gap="sm">
          <Radio.Group
            label={t('review.second.question')}
            value={verdict}
            onChange={(said) => setVerdict(said as 'good' | 'bad')}
          >
            <Group gap="lg" mt={4}>
              <Radio value="good" label={t('review.second.good')} />
              <Radio value="bad" label={t('review.second.bad')} />
            </Group>
          </Radio.Group>
          {verdict === 'bad' ? (
            <Checkbox.Group
              label={t('review.reasons')}
              required
              value={reasons}
              onChange={(codes) => setReasons(codes as ReturnReason[])}
            >
              <Group style={{ gap: '8px 18px' }} mt={6}>
                {RETURN_REASONS.map((reason) => (
                  <Checkbox key={reason} size="sm" value={reason} label={t(`review.reason.${reason}`)} />
                ))}
              </Group>
            </Checkbox.Group>
          ) : null}
          <Textarea
            label={t('review.second.comment')}
            autosize
            minRows={1}
            maxLength={2000}
            value={comment}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          <Group>
            <Button type="submit" disabled={!ready} loading={judge.busy}>
              {t('review.second.act')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
