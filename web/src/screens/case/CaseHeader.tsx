/** What the case is and in whose hands, and the acts on the case itself. */
import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { Ago } from '../../ui/Ago.js';
import { PageTitle } from '../../ui/PageTitle.js';
import { RiskBar } from '../../ui/RiskBar.js';
import { Tag } from '../../ui/Tag.js';
import { severityTone, stateTone } from '../../ui/tones.js';
import { AssignMenu } from './AssignMenu.js';
import classes from './CaseScreen.module.css';
import { StateMenu } from './StateMenu.js';

export function CaseHeader({ of }: { of: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const mayWork = can(me, 'cases.work');
  return (
    <header className={classes.head}>
      <div className={classes.what}>
        <PageTitle title={`#${of.number} ${of.title}`}>
          <span dir="auto">{of.title}</span>
        </PageTitle>
        <div className={classes.facts}>
          <span>#{of.number}</span>
          <Tag tone={severityTone[of.severity]}>{t(`words.severity.${of.severity}`)}</Tag>
          <Tag tone={stateTone[of.state]}>{t(`words.caseState.${of.state}`)}</Tag>
          <RiskBar risk={of.risk} />
          <span>{of.platformLabel}</span>
          <span>{format.language(of.language)}</span>
          <span>
            {t('cases.opened')} <Ago at={of.openedAt} />
          </span>
          <FirstResponse of={of} />
        </div>
      </div>
      {mayWork ? (
        <Group gap="xs" miw={0} maw="100%">
          <AssignMenu of={of} />
          <StateMenu of={of} />
        </Group>
      ) : (
        <span className={classes.facts}>{of.assignee?.name ?? t('inbox.nobody')}</span>
      )}
    </header>
  );
}

/** How long the customer waited for the first answer, or that they still do. */
function FirstResponse({ of }: { of: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const settled = of.state === 'resolved' || of.state === 'closed';
  if (!of.firstResponseAt) return settled ? null : <span>{t('cases.unanswered')}</span>;
  const seconds = (Date.parse(of.firstResponseAt) - Date.parse(of.openedAt)) / 1000;
  return (
    <span title={format.dateTime(of.firstResponseAt)}>
      {t('cases.firstResponse', { time: format.duration(seconds) })}
    </span>
  );
}
