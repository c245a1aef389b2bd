/**
 * What was seen over what was expected, with a mark for every alert. Colours come from the theme; the picture is described in one
 * sentence, and whoever uses it puts a table beside it.
 */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import classes from './SeriesChart.module.css';
import { areaOf, niceTop, pathOf, type SeriesPoint } from './series-points.js';

const SIZE = { width: 1000, height: 200 };

export function SeriesChart({
  points,
  alerts,
  hours,
}: {
  points: SeriesPoint[];
  alerts: { at: string; level: number; again?: boolean }[];
  /** The axis names hours, not days. */
  hours?: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return null;
  const most = Math.max(...points.map((point) => Math.max(point.seen ?? 0, point.expected ?? 0)));
  const top = niceTop(most);
  const begin = Date.parse(first.at);
  const span = Math.max(1, Date.parse(last.at) - begin);
  const x = (at: string) => Math.max(0, Math.min(1, (Date.parse(at) - begin) / span));
  const when = hours ? format.dateTime : format.date;
  const described = t('lab.chart', {
    from: when(first.at),
    to: when(last.at),
    most: format.number(Math.round(most)),
    count: alerts.length,
  });
  const unheard = points.filter((point) => point.missing).length;
  return (
    <figure className={classes.figure}>
      <div className={classes.plot}>
        <span className={classes.top} aria-hidden="true">
          {format.number(top)}
        </span>
        <svg
          role="img"
          aria-label={unheard > 0 ? `${described} ${t('lab.chartMissing')}` : described}
          viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
          preserveAspectRatio="none"
        >
          {missingStretches(points).map(([from, to]) => (
            <rect
              key={from}
              className={classes.missing}
              x={x(from) * SIZE.width}
              width={Math.max(1, (x(to) - x(from)) * SIZE.width)}
              height={SIZE.height}
            />
          ))}
          <path className={classes.area} d={areaOf(points, (point) => point.seen, { ...SIZE, top })} />
          <path className={classes.seen} d={pathOf(points, (point) => point.seen, { ...SIZE, top })} />
          <path
            className={classes.expected}
            d={pathOf(points, (point) => point.expected, { ...SIZE, top })}
          />
        </svg>
        {alerts.map((alert, index) => (
          <span
            key={`${alert.at}.${index}`}
            className={classes.alert}
            data-again={alert.again || undefined}
            style={{ insetInlineStart: `${x(alert.at) * 100}%` }}
            aria-hidden="true"
          />
        ))}
      </div>
      <div className={classes.ends} aria-hidden="true">
        <span>{when(first.at)}</span>
        <span>{when(last.at)}</span>
      </div>
      <figcaption className={classes.legend} aria-hidden="true">
        <span data-of="seen">{t('lab.seen')}</span>
        <span data-of="expected">{t('lab.expected')}</span>
        {alerts.length > 0 ? <span data-of="alert">{t('lab.alert')}</span> : null}
        {unheard > 0 ? <span data-of="missing">{t('lab.missing')}</span> : null}
      </figcaption>
    </figure>
  );
}

/** Beginnings and ends of time nobody listened. */
function missingStretches(points: readonly SeriesPoint[]): [string, string][] {
  const out: [string, string][] = [];
  let from: string | null = null;
  for (const point of points) {
    if (point.missing) from ??= point.at;
    else if (from !== null) {
      out.push([from, point.at]);
      from = null;
    }
  }
  const last = points.at(-1);
  if (from !== null && last) out.push([from, last.at]);
  return out;
}
