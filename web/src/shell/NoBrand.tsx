/** A desk without a brand has nothing to show yet: an administrator makes one, everybody else waits for it. */
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import type { AnswerLanguage } from '../api/types.js';
import { LanguageChoice } from '../screens/people/Choices.js';
import { can } from '../session/permissions.js';
import { useMe } from '../session/use-session.js';
import page from '../ui/page.module.css';
import { PageTitle } from '../ui/PageTitle.js';
import { Panel } from '../ui/Panel.js';
import { EmptyState } from '../ui/states.js';
import { useAction } from '../ui/use-action.js';

export function NoBrand() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <div className={page.page}>
      <PageTitle title={t('shell.noBrand.title')}>{t('shell.noBrand.title')}</PageTitle>
      {can(me, 'brands.manage') ? <BrandForm /> : <EmptyState title={t('shell.noBrand.wait')} />}
    </div>
  );
}

export function BrandForm({ done, close }: { done?: (brandId: string) => void; close?: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [languages, setLanguages] = useState<AnswerLanguage[]>(['en']);
  const create = useAction(api.brands.create, {
    stale: [['brands']],
    done: (brand) => {
      setName(''); // where the form stays, a further press must not add the same brand again
      done?.(brand.id);
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    create.run({ name: name.trim(), languages });
  };
  return (
    <Panel title={t('shell.noBrand.form')}>
      <form onSubmit={submit}>
        <Stack gap="sm" maw={420}>
          <TextInput
            label={t('shell.noBrand.name')}
            description={t('shell.noBrand.nameHelp')}
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <LanguageChoice label={t('shell.noBrand.languages')} value={languages} onChange={setLanguages} />
          <Group>
            <Button type="submit" loading={create.busy} disabled={languages.length === 0}>
              {t('shell.noBrand.act')}
            </Button>
            {close ? (
              <Button variant="default" onClick={close}>
                {t('shell.cancel')}
              </Button>
            ) : null}
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
