/** Who works here and may do what. Leads look, administrators change. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { PersonForm } from './PersonForm.js';
import { PersonItem } from './PersonItem.js';

export function PeopleScreen() {
  const { t } = useTranslation();
  const manages = can(useMe(), 'people.manage');
  const [adding, setAdding] = useState(false);
  const { data, isPending, error, refetch } = useQuery(queries.people());
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageTitle title={t('people.title')}>{t('people.title')}</PageTitle>
        <span className={page.grow} />
        {manages && !adding ? (
          <Button size="xs" onClick={() => setAdding(true)}>
            {t('people.add')}
          </Button>
        ) : null}
      </div>
      <div className={page.stack}>
        {adding ? <PersonForm close={() => setAdding(false)} /> : null}
        {isPending ? (
          <LoadingRows />
        ) : !data ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <ul className={page.list}>
            {data.items.map((person) => (
              <PersonItem key={person.id} person={person} manages={manages} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
