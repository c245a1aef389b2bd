/** One case in the list: what it is, who waits for how long, and how bad it may get. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useWords } from '../../i18n/use-words.js';
import { Ago } from '../../ui/Ago.js';
import { RiskBar } from '../../ui/RiskBar.js';
import { Tag } from '../../ui/Tag.js';
import { severityTone, stateTone } from '../../ui/tones.js';
import classes from './CaseRowLink.module.css';
import { afterTitle } from './after-title.js';
import { lastOpened } from './last-opened.js';

export function CaseRowLink({ row, showAssignee }: { row: CaseRow; showAssignee: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const settled = row.state === 'resolved' || row.state === 'closed';
  return (
    <li className={classes.item}>
      <Link
        to="/cases/$caseId"
        params={{ caseId: row.id }}
        className={classes.row}
        data-row={row.id}
        data-severity={settled ? undefined : row.severity}
        onClick={() => lastOpened.set(row.id)}
      >
        <span className={classes.tags}>
          <Tag tone={severityTone[row.severity]}>{t(`words.severity.${row.severity}`)}</Tag>
        </span>
        <span className={classes.what}>
          <span className={classes.title} lang={langOf(row.language)} dir="auto">
            {row.title}
          </span>
          <span className={classes.snippet} lang={langOf(row.language)} dir="auto">
            {afterTitle(row.snippet, row.title)}
          </span>
        </span>
        <span className={classes.who}>
          <span className={classes.clip}>{row.customer.name}</span>
          <span className={classes.dim}>
            {row.platformLabel} · {format.language(row.language)}
          </span>
        </span>
        <span className={classes.status}>
          <span className={classes.states}>
            <Tag tone={stateTone[row.state]}>{t(`words.caseState.${row.state}`)}</Tag>
            {row.replyState ? (
              <span className={classes.dim}>{words.term('replyState', row.replyState)}</span>
            ) : null}
          </span>
          {showAssignee ? (
            <span className={classes.dim}>{row.assignee?.name ?? t('inbox.nobody')}</span>
          ) : null}
        </span>
        <span className={classes.clock}>
          <RiskBar risk={row.risk} />
          <span className={classes.dim}>
            {settled ? <Ago at={row.updatedAt} /> : <Waiting at={row.openedAt} />}
          </span>
        </span>
      </Link>
    </li>
  );
}

function Waiting({ at }: { at: string }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="hidden">{t('inbox.waiting')} </span>
      <Ago at={at} plain />
    </>
  );
}

const langOf = (language: string): string | undefined =>
  ['und', 'other'].includes(language) ? undefined : language;
