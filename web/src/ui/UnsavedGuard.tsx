/** Asks before a form with unsaved changes is left: within the desk with words of ours, when the tab closes with the browser's. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function UnsavedGuard({ dirty }: { dirty: boolean }) {
  const { t } = useTranslation();
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  });
  const blocked = leaving.status === 'blocked';
  return (
    <Modal
      opened={blocked}
      onClose={() => leaving.reset?.()}
      title={t('shell.unsaved.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Text size="sm">{t('shell.unsaved.words')}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={() => leaving.proceed?.()}>
          {t('shell.unsaved.leave')}
        </Button>
        <Button data-autofocus onClick={() => leaving.reset?.()}>
          {t('shell.unsaved.stay')}
        </Button>
      </Group>
    </Modal>
  );
}
