/** Take a case, give it to a colleague, or put it back. What a colleague has in hand stands beside the name. */
import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import type { CaseDetail } from '../../api/types.js';
import { useMe } from '../../session/use-session.js';
import { Icon } from '../../ui/Icon.js';
import { useAction } from '../../ui/use-action.js';

export function AssignMenu({ of }: { of: CaseDetail }) {
  const { t } = useTranslation();
  const me = useMe().person;
  const [open, setOpen] = useState(false);
  const agents = useQuery({ ...queries.agents(), enabled: open });
  const assign = useAction(
    (personId: string | null) => api.cases.assign(of.id, { personId, version: of.version }),
    {
      stale: [['case', of.id], ['cases'], ['agents']],
    },
  );
  const mine = of.assignee?.id === me.id;
  const takes = me.roles.includes('agent');
  const whose = mine ? t('cases.mine') : (of.assignee?.name ?? t('cases.assign'));
  return (
    // A long name is cut short rather than pushing the page to the side; pointing at it shows it whole.
    <Button.Group maw="100%">
      {takes && !mine ? (
        <Button
          size="xs"
          flex="none"
          variant={of.assignee ? 'default' : 'filled'}
          loading={assign.busy}
          onClick={() => assign.run(me.id)}
        >
          {t('cases.take')}
        </Button>
      ) : null}
      <Menu opened={open} onChange={setOpen} position="bottom-end" width={260}>
        <Menu.Target>
          <Button
            size="xs"
            miw={0}
            title={whose}
            variant="default"
            leftSection={<Icon name="user" size={14} />}
            loading={assign.busy}
          >
            {whose}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
          <Menu.Label>{t('cases.giveTo')}</Menu.Label>
          {agents.data?.items
            .filter((agent) => agent.id !== of.assignee?.id)
            .map((agent) => (
              <Menu.Item
                key={agent.id}
                onClick={() => assign.run(agent.id)}
                rightSection={t('cases.load', { open: agent.openCases, capacity: agent.capacity })}
              >
                {agent.id === me.id ? t('cases.me') : agent.name}
                {agent.available ? '' : ` · ${t('cases.away')}`}
              </Menu.Item>
            ))}
          {agents.isPending ? <Menu.Item disabled>{t('shell.loading')}</Menu.Item> : null}
          {agents.data?.items.length === 0 ? <Menu.Item disabled>{t('cases.noAgents')}</Menu.Item> : null}
          {of.assignee ? (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => assign.run(null)}>{t('cases.putBack')}</Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
