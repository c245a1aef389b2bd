/** Every time somebody was told, by what, and whether it arrived. What failed says why and can be tried again. */
import { Button, Center, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import type { AlertDelivery, DeliveryState } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Ago } from '../../ui/Ago.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { Tag } from '../../ui/Tag.js';
import { deliveryTone } from '../../ui/tones.js';
import { useAction } from '../../ui/use-action.js';
import classes from './Rules.module.css';

export function Deliveries({
  alertId = null,
  state = null,
}: {
  /** null: of every alert. */
  alertId?: string | null;
  state?: DeliveryState | null;
}) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(queries.deliveries(alertId, state));
  const items = list.data?.pages.flatMap((p) => p.items) ?? [];
  if (list.isPending) return <LoadingRows rows={2} height={44} />;
  if (list.isError && items.length === 0)
    return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('alertRules.deliveries.none')}
      </Text>
    );
  return (
    <>
      <ul className={classes.list}>
        {items.map((one) => (
          <Delivery key={one.id} of={one} named={alertId === null} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Center mt="xs">
          <Button
            size="compact-xs"
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('shell.more')}
          </Button>
        </Center>
      ) : null}
    </>
  );
}

function Delivery({ of, named }: { of: AlertDelivery; named: boolean }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const retry = useAction(() => api.alertDeliveries.retry(of.id), { stale: [['deliveries'], ['alert']] });
  const whom = of.person?.name ?? of.endpoint?.name ?? '';
  return (
    <li className={classes.delivery}>
      <div className={classes.facts}>
        <Tag tone={deliveryTone[of.state]}>{t(`alertRules.deliveries.state.${of.state}`)}</Tag>
        <strong dir="auto">{whom}</strong>
        <span>{t(`alertRules.channel.${of.channel}`)}</span>
        <span>{t(`alerts.telling.${of.telling}`)}</span>
        <Ago at={of.sentAt ?? of.triedAt ?? of.createdAt} />
        {of.attempts > 1 ? <span>{t('shell.jobs.attempts', { count: of.attempts })}</span> : null}
        {of.heldUntil ? (
          <span>{t('alertRules.deliveries.heldUntil', { time: format.dateTime(of.heldUntil) })}</span>
        ) : null}
        {of.canRetry ? (
          <Button size="compact-xs" variant="default" loading={retry.busy} onClick={() => retry.run()}>
            {t('shell.tryAgain')}
          </Button>
        ) : null}
      </div>
      {named ? (
        <Link to="/alerts/$alertId" params={{ alertId: of.alertId }}>
          {of.alertTitle}
        </Link>
      ) : null}
      {of.error ? (
        <span className={classes.error} lang={i18n.language === 'en' ? undefined : 'en'}>
          {of.error.words}
        </span>
      ) : null}
    </li>
  );
}
