/** One page for the morning: what cannot be trusted first, then three numbers, a picture of the week, the alerts, the work. */
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { Digest } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useBrand } from '../../session/brand.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { LinkButton } from '../../ui/LinkButton.js';
import { Notice } from '../../ui/Notice.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { Panel } from '../../ui/Panel.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { Tag } from '../../ui/Tag.js';
import classes from './Digest.module.css';
import { DigestAlerts } from './DigestAlerts.js';
import { Numbers } from './Numbers.js';
import { Week } from './Week.js';

const WORK = ['casesOpened', 'casesAnswered', 'casesWaiting', 'repliesInReview'] as const;

export function DigestScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brands } = useBrand();
  const { brand } = useSearch({ from: '/digest' });
  const navigate = useNavigate({ from: '/digest' });
  const { data, error, refetch } = useQuery(queries.digest(brand ?? null));
  return (
    <div className={page.page}>
      <div className={page.head}>
        <div>
          <PageTitle title={t('digest.title')}>{t('digest.title')}</PageTitle>
          {data ? (
            <span className={classes.dim}>
              {t('digest.from', { from: format.dateTime(data.from), to: format.dateTime(data.to) })}
            </span>
          ) : null}
        </div>
        <span className={page.grow} />
        {brands.length > 1 ? (
          <NativeSelect
            size="xs"
            aria-label={t('digest.brand')}
            value={brand ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              void navigate({ search: { brand: value || undefined }, replace: true });
            }}
            data={[
              { value: '', label: t('alerts.everyBrand') },
              ...brands.map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
        ) : null}
        <LinkButton size="xs" variant="subtle" to="/me">
          {t('digest.prefer')}
        </LinkButton>
      </div>
      {!data ? (
        error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <LoadingRows rows={3} height={110} />
        )
      ) : (
        <Page of={data} />
      )}
    </div>
  );
}

function Page({ of }: { of: Digest }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  return (
    <div className={page.stack}>
      {of.crises.map((one) => (
        <Notice key={one.brandId} tone="red">
          {t('digest.crisis', { brand: one.brandName, time: format.dateTime(one.since) })}{' '}
          <Link to="/brands/$brandId/crisis" params={{ brandId: one.brandId }}>
            {t('crisis.bannerOpen')}
          </Link>
        </Notice>
      ))}
      {of.blind.length > 0 ? (
        <Notice tone="amber" title={t('digest.blind')}>
          <ul className={classes.plain}>
            {of.blind.map((one) => (
              <li key={one.alertId}>
                {can(me, 'alerts.read') ? (
                  <Link to="/alerts/$alertId" params={{ alertId: one.alertId }}>
                    {one.title}
                  </Link>
                ) : (
                  one.title
                )}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Numbers of={of} />
      <Week days={of.days} />
      <DigestAlerts of={of} />
      <div className={classes.pair}>
        <Panel title={t('digest.work')}>
          <dl className={classes.work}>
            {WORK.map((key) => (
              <div key={key}>
                <dt>{t(`digest.${key}`)}</dt>
                <dd>{format.number(of[key])}</dd>
              </div>
            ))}
          </dl>
        </Panel>
        {of.topics.length > 0 ? (
          <Panel title={t('digest.topics')}>
            <ul className={classes.topics}>
              {of.topics.map((topic) => (
                <li key={topic.id}>
                  <Tag>{topic.label}</Tag>{' '}
                  {t('alerts.voices', { count: topic.voices, n: format.number(topic.voices) })}
                </li>
              ))}
            </ul>
          </Panel>
        ) : null}
      </div>
    </div>
  );
}
