/** A button whose act cannot simply be taken back: it asks once, in words that say what will happen. */
import { Button, Group, Modal, Text, type ButtonProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props extends ButtonProps {
  label: string;
  question: string;
  explain: string;
  busy: boolean;
  act: () => void;
}

export function ConfirmButton({ label, question, explain, busy, act, ...button }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" size="xs" loading={busy} {...button} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={question}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <Text size="sm">{explain}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('shell.cancel')}
          </Button>
          <Button
            color="red"
            loading={busy}
            onClick={() => {
              setOpen(false);
              act();
            }}
          >
            {label}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
