/** How long the reply is, as the platform counts; that counting is the server's, never a guess made here. */
import { useTranslation } from 'react-i18next';
import type { CheckResult, LengthRule } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import classes from './Composer.module.css';

export function Counter({
  id,
  length,
  rule,
}: {
  id: string;
  length: CheckResult['length'];
  rule: LengthRule | null;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const max = length?.max ?? rule?.max;
  if (max === undefined) return <span id={id} />;
  const over = length ? length.used - length.max : 0;
  const values = { used: length ? format.number(length.used) : '…', max: format.number(max) };
  return (
    <span id={id} className={classes.counter} data-over={over > 0 || undefined}>
      {over > 0
        ? t('reply.counter.over', { ...values, over: format.number(over) })
        : t('reply.counter.used', values)}
    </span>
  );
}
