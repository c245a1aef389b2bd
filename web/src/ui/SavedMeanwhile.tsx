/** Somebody else saved while one was changing the same: says so, and lets one put the own changes onto theirs, or go on with theirs. */
import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from './Notice.js';

interface Props {
  /** Who saved; undefined where nobody is known. */
  name: string | undefined;
  keep: () => void;
  drop: () => void;
}

export function SavedMeanwhile({ name, keep, drop }: Props) {
  const { t } = useTranslation();
  return (
    <Notice tone="amber" role="alert" title={t('shell.meanwhile.title', { name })}>
      <Text size="sm">{t('shell.meanwhile.words')}</Text>
      <Group gap="sm" mt="xs">
        <Button size="xs" onClick={keep}>
          {t('shell.meanwhile.keep')}
        </Button>
        <Button size="xs" variant="default" onClick={drop}>
          {t('shell.meanwhile.drop')}
        </Button>
      </Group>
    </Notice>
  );
}
