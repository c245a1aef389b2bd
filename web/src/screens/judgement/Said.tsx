/** What people said against the scorer, newest first: whose word it is, why, whether it holds, and the way to take it back. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { CorrectionView, MentionDetail } from '../../api/types.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { Ago } from '../../ui/Ago.js';
import { Tag } from '../../ui/Tag.js';
import { useAction } from '../../ui/use-action.js';
import classes from './Judgement.module.css';
import { useFieldWords } from './use-field-words.js';

export function Said({ mention }: { mention: MentionDetail }) {
  const { t } = useTranslation();
  const me = useMe();
  const words = useFieldWords(mention.brandId);
  const withdraw = useAction((correctionId: string) => api.mentions.withdraw(mention.id, correctionId), {
    stale: [['mentions'], ['mention', mention.id], ['cases'], ['case']],
    say: t('judgement.tookBackNoted'),
  });
  if (mention.corrections.length === 0) return null;
  const sentence = (one: CorrectionView): string => {
    const values = {
      name: one.by.name,
      field: t(`judgement.field.${one.field}`),
      now: words.value(one.field, one.now),
      was: words.value(one.field, one.was),
    };
    return one.withdraws ? t('judgement.tookBack', values) : t('judgement.said', values);
  };
  return (
    <>
      <h3 className={classes.heading}>{t('judgement.history')}</h3>
      <ul className={classes.said}>
        {mention.corrections.map((one) => (
          <li key={one.id} data-over={one.inForce ? undefined : true}>
            <span>{sentence(one)}</span>
            {one.reason ? <q dir="auto">{one.reason}</q> : null}
            <Ago at={one.at} />
            {one.inForce ? <Tag tone="blue">{t('judgement.inForce')}</Tag> : null}
            {one.inForce && can(me, 'mentions.correct') ? (
              <Button
                size="compact-xs"
                variant="default"
                loading={withdraw.busy}
                onClick={() => withdraw.run(one.id)}
              >
                {t('judgement.takeBack')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
