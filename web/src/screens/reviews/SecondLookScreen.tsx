/** Published replies looked at again by somebody who had no hand in them. Shows no names: only the words count. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { ReviewTabs } from './ReviewTabs.js';
import { SecondLookItem } from './SecondLookItem.js';

export function SecondLookScreen() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(queries.secondLooks());
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageTitle title={t('review.second.title')}>{t('review.second.title')}</PageTitle>
        <ReviewTabs chosen="second" />
      </div>
      <div className={page.stack}>
        <p style={{ margin: 0 }}>{t('review.second.words')}</p>
        {isPending ? (
          <LoadingRows rows={2} height={160} />
        ) : !data ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : data.items.length === 0 ? (
          <div className={page.list}>
            <EmptyState title={t('review.second.empty.title')}>{t('review.second.empty.words')}</EmptyState>
          </div>
        ) : (
          data.items.map((item, index) => <SecondLookItem key={item.id} item={item} number={index + 1} />)
        )}
      </div>
    </div>
  );
}
