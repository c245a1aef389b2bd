/** What a screen shows before, instead of, or in want of its content. */
import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-words.js';
import { Notice } from './Notice.js';

export function LoadingRows({ rows = 5, height = 56 }: { rows?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" p="sm" aria-busy="true" role="status" aria-label={t('shell.loading')}>
      {Array.from({ length: rows }, (_, i) => (
        <Skeleton key={i} height={height} radius="md" />
      ))}
    </Stack>
  );
}

export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Stack align="center" gap={6} py="xl" px="md" ta="center">
      <Text fw={600}>{title}</Text>
      {children ? (
        <Text c="dimmed" size="sm" maw={460}>
          {children}
        </Text>
      ) : null}
      {action}
    </Stack>
  );
}

export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const detail = words.problemDetail(error);
  return (
    <Notice tone="red" title={t('shell.failed')} role="alert">
      <Text size="sm">{words.problem(error)}</Text>
      {detail ? (
        <Text size="xs" c="dimmed" lang="en">
          {detail}
        </Text>
      ) : null}
      {retry ? (
        <Group mt="xs">
          <Button size="xs" variant="default" onClick={retry}>
            {t('shell.tryAgain')}
          </Button>
        </Group>
      ) : null}
    </Notice>
  );
}
