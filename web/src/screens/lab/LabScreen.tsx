/**
 * A rule tried on one's own history: what it would have raised, how early, how often, and how that stands against what people
 * said of the real alerts. The slider moves the picture; nothing is changed until somebody says so.
 */
import { Button, Group, NativeSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import type { AlertLab } from '../../api/types.js';
import { useBrand } from '../../session/brand.js';
import { NoBrand } from '../../shell/NoBrand.js';
import { Icon } from '../../ui/Icon.js';
import { Notice } from '../../ui/Notice.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useAction } from '../../ui/use-action.js';
import caseClasses from '../case/CaseScreen.module.css';
import { LabFigures } from './LabFigures.js';
import classes from './Lab.module.css';
import { LabTables } from './LabTables.js';
import { placeOf, sensitivityAt } from './sensitivity.js';
import { SensitivitySlider } from './SensitivitySlider.js';
import { SeriesChart } from './SeriesChart.js';
import { joined } from './series-points.js';
import { UploadCounts } from './UploadCounts.js';
import { useSeriesWords } from './use-series-words.js';

const DAYS = [7, 28, 90, 365] as const;

export function LabScreen() {
  const { brand } = useBrand();
  return brand ? <Lab key={brand.id} brandId={brand.id} brandName={brand.name} /> : <NoBrand />;
}

function Lab({ brandId, brandName }: { brandId: string; brandName: string }) {
  const { t } = useTranslation();
  const say = useSeriesWords(brandId);
  const [series, setSeries] = useState('*|*|*');
  const [days, setDays] = useState<number>(28);
  const [file, setFile] = useState<{ name: string; csv: string } | null>(null);
  /** Null until it is moved: then it is that of the brand. */
  const [place, setPlace] = useState<number | null>(null);
  const [asked] = useDebouncedValue(place, 200);
  const sensitivity = asked === null ? null : sensitivityAt(asked);
  const { data, error, isFetching, refetch } = useQuery({
    ...queries.lab({ brandId, series, days, file, sensitivity }),
    placeholderData: keepPreviousData,
  });
  const shown = place ?? placeOf(data?.sensitivity ?? 1);
  const use = useAction((to: number) => api.alertLab.use(brandId, to), {
    stale: [['lab']],
    say: t('lab.used', { brand: brandName }),
  });
  return (
    <div className={page.page}>
      <Link to="/alerts" className={caseClasses.back}>
        <Icon name="back" size={14} /> {t('alerts.back')}
      </Link>
      <div className={page.head}>
        <PageTitle title={t('lab.title')}>{t('lab.title')}</PageTitle>
      </div>
      <p className={classes.lead}>{t('lab.lead')}</p>
      <div className={classes.choose}>
        {file ? (
          <Group gap="xs">
            <span dir="auto">{t('lab.file', { name: file.name })}</span>
            <Button size="xs" variant="default" onClick={() => setFile(null)}>
              {t('lab.ownHistory')}
            </Button>
          </Group>
        ) : (
          <>
            <NativeSelect
              label={t('lab.series')}
              value={series}
              onChange={(event) => setSeries(event.currentTarget.value)}
              data={[...new Set(['*|*|*', series, ...(data?.choices ?? []).map((one) => one.series)])].map(
                (key) => ({ value: key, label: say(key) }),
              )}
            />
            <NativeSelect
              label={t('lab.stretch')}
              value={String(days)}
              onChange={(event) => setDays(Number(event.currentTarget.value))}
              data={DAYS.map((count) => ({ value: String(count), label: t('lab.days', { count }) }))}
            />
          </>
        )}
        <UploadCounts
          taken={(name, csv) => {
            setFile({ name, csv });
            setPlace(null);
          }}
        />
      </div>
      <SensitivitySlider place={shown} move={setPlace} />
      {error && !isFetching ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {!data ? (
        error ? null : (
          <LoadingRows rows={2} height={150} />
        )
      ) : (
        <div className={page.stack} aria-busy={isFetching || undefined}>
          <Shown of={data} />
          {!file && sensitivityAt(shown) !== data.inUse ? (
            <Notice tone="blue">
              <Group gap="sm" justify="space-between">
                <span>{t('lab.notInUse', { brand: brandName, inUse: data.inUse })}</span>
                <Button size="xs" loading={use.busy} onClick={() => use.run(sensitivityAt(shown))}>
                  {t('lab.use', { sensitivity: sensitivityAt(shown) })}
                </Button>
              </Group>
            </Notice>
          ) : null}
        </div>
      )}
    </div>
  );
}

function Shown({ of }: { of: AlertLab }) {
  const { t } = useTranslation();
  // Never finer than an hour over weeks: single bins of a small brand are noise to the eye.
  const points = joined(of.points, Math.max(of.stepSeconds, of.figures.days > 2 ? 3600 : 900));
  return (
    <>
      {of.skipped.count > 0 ? (
        <Notice tone="amber" title={t('lab.skipped', { count: of.skipped.count })}>
          <ul className={classes.skipped} lang="en">
            {of.skipped.lines.map((line) => (
              <li key={line.line}>
                {line.line}: {line.why}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {of.figures.voices === 0 ? (
        <Notice tone="grey">{t('lab.nothing')}</Notice>
      ) : (
        <div className={classes.picture}>
          <SeriesChart points={points} alerts={of.alerts} />
        </div>
      )}
      <LabFigures of={of} />
      <LabTables of={of} />
    </>
  );
}
