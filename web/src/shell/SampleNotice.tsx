/** Says on every screen that the sample is a sample, and lets an administrator take it away. */
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useBrand } from '../session/brand.js';
import { can } from '../session/permissions.js';
import { useMe } from '../session/use-session.js';
import { ConfirmButton } from '../ui/ConfirmButton.js';
import { useAction } from '../ui/use-action.js';
import classes from './Banner.module.css';

export function SampleNotice() {
  const { t } = useTranslation();
  const me = useMe();
  const { brand } = useBrand();
  if (!brand?.sample) return null;
  return (
    <div className={classes.banner} data-tone="amber" role="note">
      <span>{t('shell.sample.words')}</span>
      {can(me, 'brands.manage') ? <RemoveSample brandId={brand.id} /> : null}
    </div>
  );
}

export function RemoveSample({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const remove = useAction(api.brands.remove, { stale: [[]], say: t('shell.sample.removed') });
  return (
    <ConfirmButton
      label={t('shell.sample.remove')}
      question={t('shell.sample.question')}
      explain={t('shell.sample.explain')}
      busy={remove.busy}
      act={() => remove.run(brandId)}
    />
  );
}
