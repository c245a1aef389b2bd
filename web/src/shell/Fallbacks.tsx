/** What shows where a screen cannot: an unknown address, or a fault of ours. */
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/request.js';
import { PageTitle } from '../ui/PageTitle.js';
import { ErrorState } from '../ui/states.js';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Stack p="md">
      <PageTitle title={t('shell.notFound.title')}>{t('shell.notFound.title')}</PageTitle>
      <Text>{t('shell.notFound.words')}</Text>
      <Anchor component={Link} to="/cases">
        {t('shell.notFound.back')}
      </Anchor>
    </Stack>
  );
}

export function Crashed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  if (error instanceof Problem) return <ErrorState error={error} retry={reset} />;
  return (
    <Stack p="md" align="flex-start" role="alert">
      <PageTitle title={t('shell.crashed.title')}>{t('shell.crashed.title')}</PageTitle>
      <Text>{t('shell.crashed.words')}</Text>
      <Button onClick={() => window.location.reload()}>{t('shell.crashed.reload')}</Button>
    </Stack>
  );
}
