/** A file of counts instead of one's own history. It is read here and sent as it is; nothing of it is kept. */
import { Button, FileButton } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/Notice.js';
import classes from './Lab.module.css';

const MOST_BYTES = 4_000_000;

export function UploadCounts({ taken }: { taken: (name: string, csv: string) => void }) {
  const { t } = useTranslation();
  const [large, setLarge] = useState(false);
  const again = useRef<() => void>(null);
  const read = async (file: File | null) => {
    if (!file) return;
    setLarge(file.size > MOST_BYTES);
    if (file.size <= MOST_BYTES) taken(file.name, await file.text());
    // The same file may be chosen again after it was changed.
    again.current?.();
  };
  return (
    <div className={classes.upload}>
      <FileButton accept=".csv,text/csv" resetRef={again} onChange={(file) => void read(file)}>
        {(props) => (
          <Button {...props} variant="default">
            {t('lab.upload')}
          </Button>
        )}
      </FileButton>
      <small>{t('lab.uploadHelp')}</small>
      {large ? (
        <Notice tone="red" role="alert">
          {t('lab.tooLarge')}
        </Notice>
      ) : null}
    </div>
  );
}
