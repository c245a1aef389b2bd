/** What waits while crisis mode is on: how many, and the way to each case that has an approved reply. */
import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { CrisisState } from '../../api/types.js';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/Panel.js';

export function Held({ brandId, state }: { brandId: string; state: CrisisState }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery({ ...queries.cases(brandId, 'open', ''), enabled: state.queued > 0 });
  const held = (list.data?.pages[0]?.items ?? []).filter((row) => row.replyState === 'approved');
  return (
    <Panel title={t('crisis.held.title')}>
      <Text size="sm">
        {state.queued === 0 ? t('crisis.held.none') : t('crisis.held.words', { count: state.queued })}{' '}
        {state.onTheirWay > 0 ? t('crisis.held.onTheirWay', { count: state.onTheirWay }) : null}
      </Text>
      {held.length > 0 ? (
        <ul className={page.plain}>
          {held.map((row) => (
            <li key={row.id} style={{ padding: '3px 0', overflowWrap: 'anywhere' }}>
              <Link to="/cases/$caseId" params={{ caseId: row.id }}>
                #{row.number} <span dir="auto">{row.title}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}
