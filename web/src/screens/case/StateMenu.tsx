/** Moves a case on. Closing one that was not resolved asks why, because somebody will want to know. */
import { Button, Group, Menu, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { CaseDetail, CaseState } from '../../api/types.js';
import { useAction } from '../../ui/use-action.js';
import { MOVES, type Move } from './moves.js';

export function StateMenu({ of }: { of: CaseDetail }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<CaseState | null>(null);
  const [reason, setReason] = useState('');
  const move = useAction(
    (body: { to: CaseState; reason?: string }) => api.cases.state(of.id, { ...body, version: of.version }),
    { stale: [['case', of.id], ['cases']], done: () => setAsking(null) },
  );
  const choose = (chosen: Move) => {
    if (chosen.needsReason) setAsking(chosen.to);
    else move.run({ to: chosen.to });
  };
  const moves = MOVES[of.state];
  if (moves.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button size="xs" variant="default" loading={move.busy}>
            {t('cases.state')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {moves.map((each) => (
            <Menu.Item key={each.to} onClick={() => choose(each)}>
              {t(`cases.move.${each.to}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={t('cases.whyClose')}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <Textarea
          label={t('cases.reason')}
          autosize
          minRows={3}
          required
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsking(null)}>
            {t('shell.cancel')}
          </Button>
          <Button
            disabled={reason.trim() === ''}
            loading={move.busy}
            onClick={() => (asking ? move.run({ to: asking, reason: reason.trim() }) : undefined)}
          >
            {t('cases.move.closed')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
