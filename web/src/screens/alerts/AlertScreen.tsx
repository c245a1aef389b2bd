/**
 * One alert, for somebody with ten seconds and a phone: how grave, one sentence, a picture, what is at stake, what is being done,
 * and the buttons. The rest stands below for whoever has more time.
 */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { Alert } from '../../api/types.js';
import { Icon } from '../../ui/Icon.js';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/Panel.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import caseClasses from '../case/CaseScreen.module.css';
import classes from './Alert.module.css';
import { AlertActs } from './AlertActs.js';
import { AlertHead } from './AlertHead.js';
import { AlertHistory } from './AlertHistory.js';
import { AlertPicture } from './AlertPicture.js';
import { Doing } from './Doing.js';
import { Mark } from './Mark.js';
import { Posts } from './Posts.js';
import { Stakes } from './Stakes.js';
import { Told } from './Told.js';

export function AlertScreen() {
  const { t } = useTranslation();
  const { alertId } = useParams({ from: '/alerts/$alertId' });
  const { data, isPending, error, refetch } = useQuery(queries.alert(alertId));
  return (
    <div className={page.wide} key={alertId}>
      <Link to="/alerts" className={caseClasses.back}>
        <Icon name="back" size={14} /> {t('alerts.back')}
      </Link>
      {isPending ? (
        <LoadingRows rows={3} height={120} />
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <>
          <AlertHead of={data} />
          <AlertActs of={data} />
          <div className={caseClasses.columns}>
            <div className={page.stack}>
              <Stakes of={data} />
              <div className={classes.onPhone}>
                <Doing of={data} />
              </div>
              <AlertPicture of={data} />
              <Posts of={data} />
              <Why of={data} />
            </div>
            <aside className={page.stack} aria-label={t('alerts.aside')}>
              <div className={classes.onDesk}>
                <Doing of={data} />
              </div>
              <Mark of={data} />
              <AlertHistory of={data} />
              <Told of={data} />
            </aside>
          </div>
        </>
      )}
    </div>
  );
}

function Why({ of }: { of: Alert }) {
  const { t } = useTranslation();
  if (of.reasons.length === 0) return null;
  return (
    <Panel title={t('alerts.why.title')}>
      <ul className={classes.reasons}>
        {of.reasons.map((reason, index) => (
          <li key={`${reason.code}.${index}`}>{reason.words}</li>
        ))}
      </ul>
    </Panel>
  );
}
