/** The conversation as it stands: the customer's posts, ours, what was edited and what is gone. */
import { useTranslation } from 'react-i18next';
import type { CaseDetail, Mention, Score, ThreadItem } from '../../api/types.js';
import { Ago } from '../../ui/Ago.js';
import { Panel } from '../../ui/Panel.js';
import { PostText } from '../../ui/PostText.js';
import { SafeLink } from '../../ui/SafeLink.js';
import { Tag } from '../../ui/Tag.js';
import { publicationTone } from '../../ui/tones.js';
import { Edited } from './Edited.js';
import classes from './Thread.module.css';

type Scored = Mention & { score: Score };

export function Thread({ of }: { of: CaseDetail }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('cases.thread')} flush>
      <ol className={classes.thread}>
        {of.thread.map((item) => (
          <li
            key={`${item.kind}.${item.id}`}
            className={classes.item}
            data-own={item.kind === 'publication' || item.own || undefined}
          >
            {item.kind === 'mention' ? (
              <Post item={item} mention={of.mentions.find((mention) => mention.id === item.id)} />
            ) : (
              <OurPost item={item} />
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Post({
  item,
  mention,
}: {
  item: Extract<ThreadItem, { kind: 'mention' }>;
  mention: Scored | undefined;
}) {
  const { t } = useTranslation();
  return (
    <article aria-label={t('cases.postBy', { name: item.author.name })}>
      <div className={classes.meta}>
        <span className={classes.name}>
          <SafeLink href={item.author.url}>{item.author.name}</SafeLink>
        </span>
        {item.author.handle ? <span>{item.author.handle}</span> : null}
        {item.own ? <Tag tone="green">{t('cases.ours')}</Tag> : null}
        <Ago at={item.at} />
        {item.deleted ? <Tag tone="red">{t('cases.deleted')}</Tag> : null}
        {item.version > 1 ? <Edited mentionId={item.id} version={item.version} /> : null}
        {item.permalink ? <SafeLink href={item.permalink}>{t('cases.original')}</SafeLink> : null}
      </div>
      {mention?.title ? (
        <p className={classes.title} dir="auto">
          {mention.title}
        </p>
      ) : null}
      {mention?.rating ? <Stars rating={mention.rating} /> : null}
      <PostText
        text={item.text}
        deleted={item.deleted}
        lang={mention?.language}
        weighing={weighing(mention?.score)}
      />
    </article>
  );
}

function Stars({ rating }: { rating: number }) {
  const { t } = useTranslation();
  const full = Math.max(0, Math.min(5, Math.round(rating)));
  return (
    <span className={classes.stars} role="img" aria-label={t('words.stars', { count: full })}>
      {'★'.repeat(full) + '☆'.repeat(5 - full)}
    </span>
  );
}

function OurPost({ item }: { item: Extract<ThreadItem, { kind: 'publication' }> }) {
  const { t } = useTranslation();
  return (
    <article aria-label={t('cases.ourReply')}>
      <div className={classes.meta}>
        <span className={classes.name}>{t('cases.ourReply')}</span>
        <Tag tone={publicationTone[item.state]}>{t(`words.publicationState.${item.state}`)}</Tag>
        <Ago at={item.at} />
        {item.standing && item.standing !== 'there' ? (
          <Tag tone={item.standing === 'removed' ? 'blue' : 'red'}>
            {t(`publishing.standing.${item.standing}`)}
          </Tag>
        ) : null}
        {item.permalink ? <SafeLink href={item.permalink}>{t('cases.original')}</SafeLink> : null}
      </div>
      <PostText text={item.text} deleted={item.standing === 'removed' || item.standing === 'gone'} />
    </article>
  );
}

/** Words that raised the risk; the more they raised it the stronger the mark. */
export function weighing(score: Score | undefined): { start: number; end: number; strong: boolean }[] {
  if (!score) return [];
  return score.reasons.flatMap((reason) =>
    (reason.spans ?? []).map((span) => ({ ...span, strong: (reason.points ?? 0) >= 10 })),
  );
}
