/** Says on every screen that nothing of this brand is posted right now. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries } from '../api/queries.js';
import { useBrand } from '../session/brand.js';
import classes from './Banner.module.css';

export function CrisisBanner() {
  const { brand } = useBrand();
  return <div role="status">{brand ? <Words brandId={brand.id} name={brand.name} /> : null}</div>;
}

function Words({ brandId, name }: { brandId: string; name: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(queries.crisis(brandId));
  if (!data?.open) return null;
  return (
    <div className={classes.banner} data-tone="red">
      <span>
        <strong>{t('crisis.banner', { brand: name })}</strong> <span dir="auto">{data.open.reason}</span>
      </span>
      <Link to="/brands/$brandId/crisis" params={{ brandId }} className={classes.link}>
        {t('crisis.bannerOpen')}
      </Link>
    </div>
  );
}
