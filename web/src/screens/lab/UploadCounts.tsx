/** A file of counts instead of one's own history. It is read here and sent as it is; nothing of it is kept. */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/Notice.js';
import classes from './Lab.module.css';

const MOST_BYTES = 4_000_000;

export function UploadCounts({ taken }: { taken: (name: string, csv: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [large, setLarge] = useState(false);
  const read = async (file: File | undefined) => {
    if (!file) return;
    setLarge(file.size > MOST_BYTES);
    if (file.size <= MOST_BYTES) taken(file.name, await file.text());
  };
  return (
    <div className={classes.upload}>
      <label htmlFor={id}>{t('lab.upload')}</label>
      <input
        id={id}
        type="file"
        accept=".csv,text/csv"
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          const input = event.currentTarget;
          void read(input.files?.[0]).finally(() => {
            // The same file may be chosen again after it was changed.
            input.value = '';
          });
        }}
      />
      <small id={`${id}-help`}>{t('lab.uploadHelp')}</small>
      {large ? (
        <Notice tone="red" role="alert">
          {t('lab.tooLarge')}
        </Notice>
      ) : null}
    </div>
  );
}
