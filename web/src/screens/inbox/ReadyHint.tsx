/** Tells an agent who is not marked as ready why nothing comes, beside the switch that changes it. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import { useMe } from '../../session/use-session.js';
import { useAction } from '../../ui/use-action.js';
import classes from './ReadyHint.module.css';

export function ReadyHint() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { person } = useMe();
  const ready = useAction(() => api.me.update({ available: true }), {
    done: (me) => client.setQueryData(queries.session().queryKey, me),
  });
  if (person.available || !person.roles.includes('agent')) return null;
  return (
    <div className={classes.hint} role="note">
      <span>{t('inbox.away')}</span>
      <Button size="compact-sm" variant="light" loading={ready.busy} onClick={() => ready.run()}>
        {t('inbox.ready')}
      </Button>
    </div>
  );
}
