/** Up to three posts that show what it is about; secrets in them are masked. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Ago } from '../../ui/Ago.js';
import { Panel } from '../../ui/Panel.js';
import { PostText } from '../../ui/PostText.js';
import { RiskBar } from '../../ui/RiskBar.js';
import { SafeLink } from '../../ui/SafeLink.js';
import classes from './Alert.module.css';

export function Posts({ of }: { of: Alert }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { posts } = of.stakes;
  if (posts.length === 0) return null;
  return (
    <Panel
      title={t('alerts.posts.title')}
      aside={
        <Link to="/mentions" className={classes.more}>
          {t('alerts.posts.more')}
        </Link>
      }
    >
      <ul className={classes.posts}>
        {posts.map((post) => (
          <li key={post.id}>
            <div className={classes.facts}>
              <strong>{post.author.name}</strong>
              <span>{post.platformLabel}</span>
              <span>{format.language(post.language)}</span>
              <Ago at={post.publishedAt} />
              {post.permalink ? <SafeLink href={post.permalink}>{t('cases.original')}</SafeLink> : null}
              <span className={classes.end}>
                <RiskBar risk={post.risk} />
              </span>
            </div>
            <PostText text={post.text} lang={post.language} deleted={post.deletedAt !== null} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
