/** Says that a post was edited after it was captured, and shows what it said before. */
import { Button, Modal, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { useFormat } from '../../i18n/use-format.js';
import { PostText } from '../../ui/PostText.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import classes from './Thread.module.css';

export function Edited({ mentionId, version }: { mentionId: string; version: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({ ...queries.mention(mentionId), enabled: open });
  return (
    <>
      <Button size="compact-xs" variant="default" onClick={() => setOpen(true)}>
        {t('cases.edited', { count: version - 1 })}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('cases.versions')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        {data ? (
          <div className={classes.versions}>
            {[...data.versions].reverse().map((each) => (
              <div key={each.version}>
                <Text size="xs" c="dimmed">
                  {t('cases.versionSeen', { number: each.version, at: format.dateTime(each.seenAt) })}
                </Text>
                <PostText text={each.text} lang={data.language} />
              </div>
            ))}
          </div>
        ) : error ? (
          <ErrorState error={error} />
        ) : (
          <LoadingRows rows={2} />
        )}
      </Modal>
    </>
  );
}
