/** Between what waits for review and what is looked at again. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import tabs from '../../ui/tabs.module.css';
import { ViewTabs } from '../../ui/ViewTabs.js';

export function ReviewTabs({ chosen }: { chosen: 'waiting' | 'second' }) {
  const { t } = useTranslation();
  const count = useQuery(queries.secondLooks()).data?.items.length ?? 0;
  const current = (tab: typeof chosen) => (tab === chosen ? { 'aria-current': 'page' as const } : {});
  return (
    <ViewTabs label={t('review.title')} chosen={chosen}>
      <Link to="/reviews" search={{}} className={tabs.tab} activeProps={{}} {...current('waiting')}>
        {t('review.tab.waiting')}
      </Link>
      <Link to="/reviews/second" className={tabs.tab} activeProps={{}} {...current('second')}>
        {count > 0 ? t('review.tab.secondCount', { count }) : t('review.tab.second')}
      </Link>
    </ViewTabs>
  );
}
