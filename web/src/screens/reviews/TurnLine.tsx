/** Until when a reply has to be reviewed and whose turn it is; time that ran out is said in words, not by colour alone. */
import { useTranslation } from 'react-i18next';
import type { ReviewItem } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useMe } from '../../session/use-session.js';
import { Tag } from '../../ui/Tag.js';
import { useNow } from '../../ui/use-now.js';

type Turn = NonNullable<ReviewItem['turn']>;

export function DueTag({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(15_000);
  const left = Math.round((Date.parse(turn.dueAt) - now) / 1000);
  const share = left / Math.max(60, (Date.parse(turn.dueAt) - Date.parse(turn.beganAt)) / 1000);
  const time = format.duration(Math.max(60, Math.abs(left)));
  return (
    <Tag tone={left <= 0 ? 'red' : share < 0.25 ? 'amber' : 'grey'} title={format.dateTime(turn.dueAt)}>
      {left <= 0 ? t('review.overdue', { time }) : t('review.due', { time })}
    </Tag>
  );
}

/** Nothing while anybody may take it. */
export function WhoseTurn({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const me = useMe();
  if (turn.audience === 'reviewers') return null;
  if (turn.audience === 'leads') return <Tag tone="amber">{t('review.forLeads')}</Tag>;
  return turn.person?.id === me.person.id ? (
    <Tag tone="blue">{t('review.forYou')}</Tag>
  ) : (
    <Tag>{t('review.forPerson', { name: turn.person?.name ?? '' })}</Tag>
  );
}
