/** One mention in the stream; opens in place to show the judgement and to overrule it. */
import { useTranslation } from 'react-i18next';
import type { Mention } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Ago } from '../../ui/Ago.js';
import { PostText } from '../../ui/PostText.js';
import { RiskBar } from '../../ui/RiskBar.js';
import { SafeLink } from '../../ui/SafeLink.js';
import { Tag } from '../../ui/Tag.js';
import { sentimentTone } from '../../ui/tones.js';
import { useFieldWords } from '../judgement/use-field-words.js';
import { MentionJudgement } from './MentionJudgement.js';
import classes from './MentionItem.module.css';

export function MentionItem({
  mention,
  open,
  toggle,
}: {
  mention: Mention;
  open: boolean;
  toggle: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFieldWords(mention.brandId);
  const id = `judgement-${mention.id}`;
  return (
    <li className={classes.item} data-quiet={mention.spam || mention.deletedAt !== null || undefined}>
      <div className={classes.meta}>
        <span className={classes.name}>
          <SafeLink href={mention.author.url}>{mention.author.name}</SafeLink>
        </span>
        <span>{mention.platformLabel}</span>
        <span>{format.language(mention.language)}</span>
        <Ago at={mention.publishedAt} />
        {mention.permalink ? <SafeLink href={mention.permalink}>{t('cases.original')}</SafeLink> : null}
        <span className={classes.right}>
          <RiskBar risk={mention.risk} />
        </span>
      </div>
      {mention.title ? (
        <p className={classes.title} dir="auto">
          {mention.title}
        </p>
      ) : null}
      <PostText text={mention.text} lang={mention.language} deleted={mention.deletedAt !== null} />
      <div className={classes.tags}>
        {mention.flagged ? <Tag tone="red">{t('mentions.flagged')}</Tag> : null}
        {mention.spam ? <Tag tone="amber">{t('mentions.spam')}</Tag> : null}
        {mention.own ? <Tag tone="green">{t('cases.ours')}</Tag> : null}
        {mention.duplicateOf ? <Tag>{t('mentions.duplicate')}</Tag> : null}
        {mention.deletedAt ? <Tag tone="red">{t('cases.deleted')}</Tag> : null}
        {mention.version > 1 ? <Tag>{t('cases.edited', { count: mention.version - 1 })}</Tag> : null}
        {mention.own ? null : (
          <Tag tone={sentimentTone[mention.sentiment]}>{t(`words.sentiment.${mention.sentiment}`)}</Tag>
        )}
        {mention.overruled.length > 0 ? <Tag tone="blue">{t('judgement.overruled')}</Tag> : null}
        {mention.topics.map((topic) => (
          <Tag key={topic}>{words.topic(topic)}</Tag>
        ))}
        {mention.rating ? <Tag>{t('words.stars', { count: Math.round(mention.rating) })}</Tag> : null}
        <button
          type="button"
          className={classes.more}
          data-row={mention.id}
          aria-expanded={open}
          aria-controls={id}
          onClick={toggle}
        >
          {open ? t('mentions.less') : t('mentions.why')}
        </button>
      </div>
      <div id={id}>{open ? <MentionJudgement mentionId={mention.id} /> : null}</div>
    </li>
  );
}
