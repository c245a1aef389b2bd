/** The switch that pauses all publishing of a brand: what it does, in two steps on, with a reason off, and what is held meanwhile. */
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { CrisisState } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useBrand } from '../../session/brand.js';
import { Notice } from '../../ui/Notice.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { Panel } from '../../ui/Panel.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { Held } from './Held.js';
import { LiftForm } from './LiftForm.js';
import { SwitchOn } from './SwitchOn.js';

export function CrisisScreen() {
  const { t } = useTranslation();
  const { brandId } = useParams({ from: '/brands/$brandId/crisis' });
  const { brands } = useBrand();
  const brand = brands.find((one) => one.id === brandId)?.name ?? '';
  const { data, error, refetch } = useQuery(queries.crisis(brandId));
  const title = t('crisis.title', { brand });
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageTitle title={title}>{title}</PageTitle>
      </div>
      <div className={page.stack}>
        {!data ? (
          error ? (
            <ErrorState error={error} retry={() => void refetch()} />
          ) : (
            <LoadingRows rows={2} height={110} />
          )
        ) : (
          <>
            {data.open ? <On brandId={brandId} state={data} /> : <Off brandId={brandId} state={data} />}
            <Earlier state={data} />
          </>
        )}
      </div>
    </div>
  );
}

function On({ brandId, state }: { brandId: string; state: CrisisState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { open } = state;
  if (!open) return null;
  return (
    <>
      <Notice tone="red" title={t('crisis.on')}>
        <Text size="sm">
          {t('crisis.onSince', { name: open.openedBy.name, time: format.dateTime(open.openedAt) })}{' '}
          <q dir="auto">{open.reason}</q>
        </Text>
        <Text size="sm" mt={4}>
          {t('crisis.what')}
        </Text>
      </Notice>
      <Held brandId={brandId} state={state} />
      {state.can.lift ? <LiftForm brandId={brandId} /> : <NotYours />}
    </>
  );
}

function Off({ brandId, state }: { brandId: string; state: CrisisState }) {
  const { t } = useTranslation();
  return (
    <>
      <Notice tone="green">{t('crisis.off')}</Notice>
      <Text size="sm">{t('crisis.what')}</Text>
      {state.can.switchOn ? <SwitchOn brandId={brandId} /> : <NotYours />}
    </>
  );
}

function NotYours() {
  const { t } = useTranslation();
  return (
    <Text size="sm" c="dimmed">
      {t('crisis.notYours')}
    </Text>
  );
}

function Earlier({ state }: { state: CrisisState }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (state.earlier.length === 0) return null;
  return (
    <Panel title={t('crisis.earlier')}>
      <ul className={page.plain}>
        {state.earlier.map((one) => (
          <li key={one.id} style={{ padding: '5px 0', overflowWrap: 'anywhere' }}>
            <Text size="sm">
              {t('crisis.earlierWords', {
                from: format.dateTime(one.openedAt),
                to: one.liftedAt ? format.dateTime(one.liftedAt) : '',
                by: one.openedBy.name,
                lifter: one.liftedBy?.name ?? '',
              })}
            </Text>
            <Text size="sm" c="dimmed" dir="auto">
              {one.reason} → {one.liftReason}
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
