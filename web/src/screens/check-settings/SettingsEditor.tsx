/**
 * The settings as a form. Somebody else who saves meanwhile overwrites nothing here: what they changed is told, and what was changed here
 * is put onto it before it is saved.
 */
import { Button, Stack, Text } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { Problem } from '../../api/request.js';
import type { CheckSettingsInput, CheckSettingsView } from '../../api/types.js';
import { useWords } from '../../i18n/use-words.js';
import { useMe } from '../../session/use-session.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { SavedMeanwhile } from '../../ui/SavedMeanwhile.js';
import { UnsavedGuard } from '../../ui/UnsavedGuard.js';
import { useAction } from '../../ui/use-action.js';
import { wrapping } from '../../ui/wrapping.js';
import { CheckGroup } from './CheckGroup.js';
import classes from './CheckSettings.module.css';
import { groupsOf } from './groups.js';
import { formOf, rebased, sameForm, type SettingsForm, settingsOf, unreadable } from './settings-form.js';
import { TryBox } from './TryBox.js';

export function SettingsEditor({ brandId, newest }: { brandId: string; newest: CheckSettingsView }) {
  const { t } = useTranslation();
  const words = useWords();
  const admin = useMe().person.roles.includes('admin');
  const [begun, setBegun] = useState(newest);
  const [form, setForm] = useState(() => formOf(newest.settings));
  const saved = formOf(begun.settings);
  const dirty = !sameForm(form, saved);
  const save = useAction((body: CheckSettingsInput) => api.checkSettings.put(brandId, body), {
    stale: [['checkSettings'], ['checkSettingsHistory']],
    say: t('people.me.saved'),
    done: (view) => {
      setBegun(view);
      setForm(formOf(view.settings));
    },
    failed: () => true,
  });
  const behind = newest.version > begun.version;
  const adopt = (again: SettingsForm): void => {
    setBegun(newest);
    setForm(again);
  };
  const begin = (again: SettingsForm): void => {
    save.reset();
    adopt(again);
  };
  // Nothing was changed here: what somebody else saved is simply shown.
  if (behind && !dirty) adopt(formOf(newest.settings));
  const set = (change: Partial<SettingsForm>): void => {
    if (save.error) save.reset();
    setForm((old) => ({ ...old, ...change }));
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (dirty && !behind && !unreadable(form))
      save.run({ version: begun.version, settings: settingsOf(form) });
  };
  const stale = save.error instanceof Problem && save.error.code === 'stale';
  return (
    <>
      <form onSubmit={submit} noValidate>
        <UnsavedGuard dirty={dirty && !save.busy} />
        <Stack gap="sm">
          <Panel title={t('checkSettings.checks')} flush>
            {groupsOf(begun.codes).map((group) => (
              <CheckGroup
                key={group.check}
                group={group}
                view={begun}
                form={form}
                saved={saved}
                admin={admin}
                set={set}
              />
            ))}
          </Panel>
          {behind && dirty ? (
            <SavedMeanwhile
              name={newest.madeBy?.name}
              keep={() => begin(rebased(saved, form, formOf(newest.settings)))}
              drop={() => begin(formOf(newest.settings))}
            />
          ) : save.error && !stale ? (
            <Notice tone="red" role="alert">
              {words.problem(save.error)}
              {words.problemDetail(save.error) ? (
                <Text size="sm" lang="en">
                  {words.problemDetail(save.error)}
                </Text>
              ) : null}
            </Notice>
          ) : null}
          <div className={classes.save}>
            <Button type="submit" disabled={!dirty || behind || unreadable(form)} loading={save.busy}>
              {t('people.save')}
            </Button>
            {dirty ? (
              <Button variant="subtle" styles={wrapping} onClick={() => begin(formOf(newest.settings))}>
                {t('checkSettings.undo')}
              </Button>
            ) : null}
            <Text size="sm" c="dimmed" role="status">
              {dirty ? t('checkSettings.unsaved') : ''}
            </Text>
          </div>
        </Stack>
      </form>
      <TryBox brandId={brandId} settings={settingsOf(form)} unsaved={dirty} />
    </>
  );
}
