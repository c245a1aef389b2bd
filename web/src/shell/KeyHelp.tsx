/** The shortcuts, on "?" and on a button. */
import { Button, Kbd, Modal, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon.js';
import { useKeys } from '../ui/use-keys.js';

const KEYS = [
  { keys: ['j', 'k'], what: 'move' },
  { keys: ['Enter'], what: 'open' },
  { keys: ['/'], what: 'search' },
  { keys: ['c'], what: 'compose' },
  { keys: ['u'], what: 'back' },
  { keys: ['Alt+1', '…', 'Alt+9'], what: 'fix' },
  { keys: ['1', '…', '5'], what: 'take' },
  { keys: ['Ctrl+Enter'], what: 'submit' },
  { keys: ['a'], what: 'approve' },
  { keys: ['r'], what: 'return' },
  { keys: ['e'], what: 'edit' },
  { keys: ['h'], what: 'handOver' },
  { keys: ['?'], what: 'help' },
] as const;

export function KeyHelp() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useKeys({ '?': () => setOpen(true) });
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="xs"
        justify="flex-start"
        leftSection={<Icon name="keys" size={16} />}
        onClick={() => setOpen(true)}
      >
        {t('shell.keys.title')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('shell.keys.title')}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <Table>
          <Table.Tbody>
            {KEYS.map(({ keys, what }) => (
              <Table.Tr key={what}>
                <Table.Td>
                  {keys.map((key) =>
                    key === '…' ? (
                      ' … '
                    ) : (
                      <Kbd key={key} mr={4}>
                        {key}
                      </Kbd>
                    ),
                  )}
                </Table.Td>
                <Table.Td>{t(`shell.keys.${what}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="xs" c="dimmed" mt="sm">
          {t('shell.keys.note')}
        </Text>
      </Modal>
    </>
  );
}
