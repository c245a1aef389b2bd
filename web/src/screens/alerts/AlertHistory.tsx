/** Who did what with it, and when it grew or ended; newest first. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useWords } from '../../i18n/use-words.js';
import { Ago } from '../../ui/Ago.js';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/Panel.js';
import historyClasses from '../case/HistoryPanel.module.css';

const SHOWN = 6;

/** Of an act with two meanings the one it had. */
function kindOf({ kind, details }: Alert['events'][number]): string {
  if (kind === 'assigned' && !details['to']) return 'unassigned';
  if (kind === 'marked') return details['mark'] ? `marked-${String(details['mark'])}` : 'unmarked';
  return kind;
}

export function AlertHistory({ of }: { of: Alert }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const [all, setAll] = useState(false);
  const newest = [...of.events].reverse();
  const shown = all ? newest : newest.slice(0, SHOWN);
  const filled = (details: Record<string, unknown>) => {
    const until = details['until'];
    const to = details['to'] as { name?: string } | null | undefined;
    return {
      ...details,
      ...(typeof until === 'string' ? { until: format.dateTime(until) } : {}),
      name: to?.name ?? '',
    };
  };
  if (newest.length === 0) return null;
  return (
    <Panel title={t('alerts.history.title')}>
      <ol className={page.plain}>
        {shown.map((event) => {
          const said = event.details['words'] ?? event.details['comment'];
          return (
            <li key={event.id} className={historyClasses.item}>
              <div>
                <strong>{event.actor?.name ?? t('cases.system')}</strong>{' '}
                {words.term('alertEvent', kindOf(event), filled(event.details))}
              </div>
              {typeof said === 'string' ? (
                <p className={historyClasses.said} dir="auto">
                  {said}
                </p>
              ) : null}
              <small>
                <Ago at={event.at} />
              </small>
            </li>
          );
        })}
      </ol>
      {newest.length > shown.length ? (
        <Button size="compact-xs" variant="subtle" mt="xs" onClick={() => setAll(true)}>
          {t('alerts.history.all', { count: newest.length })}
        </Button>
      ) : null}
    </Panel>
  );
}
