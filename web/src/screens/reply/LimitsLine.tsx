/** What whoever writes may give, in one quiet line; every currency and gift one press further. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Limits } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import classes from './Quiet.module.css';

export function LimitsLine({ limits }: { limits: Limits }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const said = (table: Record<string, number>): string[] =>
    Object.entries(table).map(([currency, value]) =>
      new Intl.NumberFormat(`${i18n.language}-IN`, {
        style: 'currency',
        currency,
        maximumFractionDigits: 0,
      }).format(value),
    );
  const [refund, goodwill] = [said(limits.refund), said(limits.goodwill)];
  return (
    <details className={classes.quiet}>
      <summary>
        {t('promises.limits', {
          refund: refund[0] ?? format.number(0),
          goodwill: goodwill[0] ?? format.number(0),
          percent: format.percent(limits.percent / 100),
        })}
      </summary>
      <Text size="xs">{t('promises.limitsAll.refund', { amounts: format.list(refund) })}</Text>
      <Text size="xs">{t('promises.limitsAll.goodwill', { amounts: format.list(goodwill) })}</Text>
      <Text size="xs">
        {t('promises.limitsAll.gives', {
          gifts: format.list(limits.gives.map((gift) => t(`promises.gift.${gift}`))),
        })}
      </Text>
      <Text size="xs">{t('promises.limitsAll.more')}</Text>
    </details>
  );
}
