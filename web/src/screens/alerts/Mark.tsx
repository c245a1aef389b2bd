/** Whether it was worth telling: the only way a rule's precision is ever known. Pressed again it is taken back. */
import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { Alert } from '../../api/types.js';
import { Panel } from '../../ui/Panel.js';
import { useAction } from '../../ui/use-action.js';
import { staleAlert } from './stale-alert.js';

export function Mark({ of }: { of: Alert }) {
  const { t } = useTranslation();
  const mark = useAction((to: 'right' | 'wrong' | null) => api.alerts.mark(of.id, to), {
    stale: staleAlert(of.id),
  });
  if (!of.can.mark && of.marked === null) return null;
  return (
    <Panel title={t('alerts.acts.mark')}>
      <Group gap="xs">
        {(['right', 'wrong'] as const).map((each) => (
          <Button
            key={each}
            size="xs"
            variant={of.marked === each ? 'filled' : 'default'}
            aria-pressed={of.marked === each}
            disabled={!of.can.mark}
            loading={mark.busy}
            onClick={() => mark.run(of.marked === each ? null : each)}
          >
            {each === 'right' ? t('alerts.acts.right') : t('alerts.acts.wrong')}
          </Button>
        ))}
      </Group>
      <Text size="xs" c="dimmed" mt={6}>
        {of.markedBy ? `${t('alerts.acts.markedBy', { name: of.markedBy.name })} · ` : ''}
        {t('alerts.acts.markHelp')}
      </Text>
    </Panel>
  );
}
