/** How long ago something was, with the exact time for whoever points at it. */
import { useFormat } from '../i18n/use-format.js';
import { useNow } from './use-now.js';
import { useTranslation } from 'react-i18next';

export function Ago({ at, plain = false }: { at: string; plain?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(30_000);
  const seconds = (now - Date.parse(at)) / 1000;
  const words =
    seconds < 60
      ? t('words.justNow')
      : plain
        ? format.duration(seconds)
        : t('words.ago', { time: format.duration(seconds) });
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {words}
    </time>
  );
}
