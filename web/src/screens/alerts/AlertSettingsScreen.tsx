/** Who is told of what, when and by what; where alerts go beside people; and what did not arrive. */
import { Button, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { Icon } from '../../ui/Icon.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { Panel } from '../../ui/Panel.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import caseClasses from '../case/CaseScreen.module.css';
import { Deliveries } from './Deliveries.js';
import { useOpener } from '../../ui/use-form-focus.js';
import { FailedDigests } from '../digest/FailedDigests.js';
import { EndpointsPanel } from './EndpointsPanel.js';
import { RuleForm } from './RuleForm.js';
import { RuleItem } from './RuleItem.js';
import classes from './Rules.module.css';

export function AlertSettingsScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const [onlyFailed, setOnlyFailed] = useState(true);
  if (!can(me, 'alerts.manage')) return <ErrorState error={null} />;
  return (
    <div className={page.page}>
      <Link to="/alerts" className={caseClasses.back}>
        <Icon name="back" size={14} /> {t('alerts.back')}
      </Link>
      <div className={page.head}>
        <PageTitle title={t('alertRules.title')}>{t('alertRules.title')}</PageTitle>
      </div>
      <div className={page.stack}>
        <Rules />
        <EndpointsPanel />
        <Panel
          title={t('alertRules.deliveries.title')}
          aside={
            <Switch
              size="xs"
              label={t('alertRules.deliveries.onlyFailed')}
              checked={onlyFailed}
              onChange={(event) => setOnlyFailed(event.currentTarget.checked)}
            />
          }
        >
          <Deliveries state={onlyFailed ? 'failed' : null} />
        </Panel>
        <FailedDigests />
      </div>
    </div>
  );
}

function Rules() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const opener = useOpener(adding);
  const { data, error, refetch } = useQuery(queries.alertRules());
  return (
    <Panel
      title={t('alertRules.rules')}
      aside={
        adding ? null : (
          <Button ref={opener} size="xs" onClick={() => setAdding(true)}>
            {t('alertRules.add')}
          </Button>
        )
      }
    >
      {adding ? <RuleForm rule={null} close={() => setAdding(false)} /> : null}
      {!data ? (
        error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <LoadingRows rows={3} />
        )
      ) : (
        <ul className={classes.list}>
          {data.items.map((rule) => (
            <RuleItem key={rule.id} rule={rule} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
