/** What a person can do with an alert. What they may not do is not there; the server decides again. */
import { Button, Group, Menu, Modal, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { Alert } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { Icon } from '../../ui/Icon.js';
import { LinkButton } from '../../ui/LinkButton.js';
import { useAction } from '../../ui/use-action.js';
import classes from './Alert.module.css';
import { staleAlert } from './stale-alert.js';

const SNOOZES = [30, 120, 480, 1440] as const;

export function AlertActs({ of }: { of: Alert }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const stale = staleAlert(of.id);
  const acknowledge = useAction(() => api.alerts.acknowledge(of.id), {
    stale,
    say: t('alerts.acts.acknowledged'),
  });
  const snooze = useAction((minutes: number) => api.alerts.snooze(of.id, minutes), { stale });
  const crisis = of.brandId !== null && of.state !== 'resolved' && can(me, 'crisis.switch');
  if (!Object.values(of.can).some(Boolean) && !crisis) return null;
  return (
    <div className={classes.acts} role="group" aria-label={t('alerts.acts.label')}>
      {of.can.acknowledge ? (
        <Button
          leftSection={<Icon name="check" size={16} />}
          loading={acknowledge.busy}
          onClick={() => acknowledge.run()}
        >
          {t('alerts.acts.acknowledge')}
        </Button>
      ) : null}
      {of.can.assign ? <Owner of={of} /> : null}
      {of.can.snooze ? (
        <Menu position="bottom-start" width={220}>
          <Menu.Target>
            <Button variant="default" loading={snooze.busy}>
              {t('alerts.acts.snooze')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {SNOOZES.map((minutes) => (
              <Menu.Item key={minutes} onClick={() => snooze.run(minutes)}>
                {t('alerts.acts.snoozeFor', { time: format.duration(minutes * 60) })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {of.can.resolve ? <Resolve of={of} /> : null}
      {crisis && of.brandId ? (
        <LinkButton variant="default" to="/brands/$brandId/crisis" params={{ brandId: of.brandId }}>
          {t('alerts.acts.crisis')}
        </LinkButton>
      ) : null}
    </div>
  );
}

function Owner({ of }: { of: Alert }) {
  const { t } = useTranslation();
  const me = useMe();
  const assign = useAction((personId: string | null) => api.alerts.assign(of.id, personId), {
    stale: staleAlert(of.id),
  });
  const others = of.owners.filter((one) => one.id !== me.person.id && one.id !== of.owner?.id);
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="user" size={16} />} loading={assign.busy}>
          {t('alerts.acts.assign', { name: of.owner?.name ?? t('inbox.nobody') })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('alerts.acts.giveTo')}</Menu.Label>
        {of.owner?.id === me.person.id ? null : (
          <Menu.Item onClick={() => assign.run(me.person.id)}>{t('alerts.acts.me')}</Menu.Item>
        )}
        {others.map((one) => (
          <Menu.Item key={one.id} onClick={() => assign.run(one.id)}>
            {one.name}
          </Menu.Item>
        ))}
        {of.owner ? <Menu.Item onClick={() => assign.run(null)}>{t('alerts.acts.nobody')}</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function Resolve({ of }: { of: Alert }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const resolve = useAction(() => api.alerts.resolve(of.id, words.trim()), {
    stale: staleAlert(of.id),
    done: () => setOpen(false),
  });
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('alerts.acts.resolve')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('alerts.acts.resolveTitle')}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <Textarea
          label={t('alerts.acts.what')}
          autosize
          minRows={2}
          maxLength={1000}
          data-autofocus
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed" mt={6}>
          {t('alerts.acts.resolveWords')}
        </Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('shell.cancel')}
          </Button>
          <Button loading={resolve.busy} onClick={() => resolve.run()}>
            {t('alerts.acts.resolve')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
