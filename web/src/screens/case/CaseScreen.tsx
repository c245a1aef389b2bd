/** One case: what was said, why it matters, who it is, and the answer. Work on the left, knowledge on the right. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { Icon } from '../../ui/Icon.js';
import page from '../../ui/page.module.css';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useKeys } from '../../ui/use-keys.js';
import { lastOpened } from '../inbox/last-opened.js';
import { HelpPanel } from '../help/HelpPanel.js';
import { ReplyPanel } from '../reply/ReplyPanel.js';
import { CaseHeader } from './CaseHeader.js';
import classes from './CaseScreen.module.css';
import { CommitmentsPanel } from './CommitmentsPanel.js';
import { CustomerPanel } from './CustomerPanel.js';
import { HistoryPanel } from './HistoryPanel.js';
import { Thread } from './Thread.js';
import { WhyPanel } from './WhyPanel.js';

export function CaseScreen() {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/cases/$caseId' });
  const navigate = useNavigate();
  const { data, isPending, error, refetch } = useQuery(queries.case(caseId));
  useKeys({ u: () => void navigate({ to: '/cases', search: lastOpened.search() }) });
  return (
    <div className={page.wide} key={caseId}>
      <Link to="/cases" search={lastOpened.search()} className={classes.back}>
        <Icon name="back" size={14} /> {t('cases.back')}
      </Link>
      {isPending ? (
        <LoadingRows rows={3} height={120} />
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <>
          <CaseHeader of={data} />
          <div className={classes.columns}>
            <div className={page.stack}>
              <Thread of={data} />
              <ReplyPanel of={data} />
              <HelpPanel of={data} />
            </div>
            <aside className={page.stack} aria-label={t('cases.aside')}>
              <WhyPanel of={data} />
              <CommitmentsPanel of={data} />
              <CustomerPanel of={data} />
              <HistoryPanel of={data} />
            </aside>
          </div>
        </>
      )}
    </div>
  );
}
