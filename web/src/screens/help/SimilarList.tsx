/** Earlier replies to complaints like this one, with what came of them. The number of each is the key that takes it over. */
import { Button, Kbd, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SimilarReply } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Tag } from '../../ui/Tag.js';
import type { Tone } from '../../ui/tones.js';
import { useKeys } from '../../ui/use-keys.js';
import classes from './Help.module.css';
import type { Take } from './use-take.js';

const TONE: Record<SimilarReply['outcome'], Tone> = {
  recovered: 'green',
  unsure: 'grey',
  'not-recovered': 'red',
};

export function SimilarList({ items, take }: { items: SimilarReply[]; take: Take }) {
  const { t } = useTranslation();
  const format = useFormat();
  const use = (item: SimilarReply | undefined) => {
    if (item) take.run({ kind: 'similar', replyId: item.replyId });
  };
  useKeys(
    Object.fromEntries(items.map((item, index) => [String(index + 1), () => use(item)])),
    items.length > 0 && !take.busy,
  );
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('help.similar.none')}
      </Text>
    );
  return (
    <ol className={classes.list}>
      {items.map((item, index) => (
        <li key={item.replyId} className={classes.item}>
          <div className={classes.facts}>
            <Tag tone={TONE[item.outcome]}>{t(`help.outcome.${item.outcome}`)}</Tag>
            <span>{format.list(item.reasons.map((reason) => t(`help.reason.${reason}`)))}</span>
            <span>{t('help.similar.like', { percent: format.percent(item.likeness / 100) })}</span>
            <span>{format.date(item.answeredAt)}</span>
          </div>
          <p className={classes.question} dir="auto" lang={langOf(item.language)}>
            {item.question}
          </p>
          <p className={classes.text} dir="auto" lang={langOf(item.language)}>
            {item.text}
          </p>
          <Button
            size="compact-xs"
            variant="default"
            disabled={take.busy}
            onClick={() => use(item)}
            aria-keyshortcuts={String(index + 1)}
            rightSection={<Kbd size="xs">{index + 1}</Kbd>}
          >
            {t('help.use')}
          </Button>
        </li>
      ))}
    </ol>
  );
}

const langOf = (language: string): string | undefined =>
  language === 'und' || language === 'other' ? undefined : language;
