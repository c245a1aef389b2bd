/** The rules of a brand as a form. What is wrong stands where it is wrong; what was not saved is not lost without a question. */
import { Button, Group, NumberInput, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { fieldErrors } from '../../api/request.js';
import type { Brand, BrandChange as Change } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useWords } from '../../i18n/use-words.js';
import { Notice } from '../../ui/Notice.js';
import { UnsavedGuard } from '../../ui/UnsavedGuard.js';
import { useAction } from '../../ui/use-action.js';
import { answerLanguages, LanguageChoice } from '../people/Choices.js';
import {
  type BrandField,
  type BrandForm,
  changesOf,
  formOf,
  LIMITS,
  wordsOf,
  wrongIn,
} from './brand-form.js';
import { FlagScale } from './FlagScale.js';

export function BrandChange({ brand, close }: { brand: Brand; close: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const [begun] = useState(() => formOf(brand, answerLanguages(brand.languages)));
  const [form, setForm] = useState(begun);
  const save = useAction((changes: Change) => api.brands.update(brand.id, changes), {
    stale: [['brands'], ['cases'], ['case']],
    say: t('people.me.saved'),
    done: close,
    failed: () => true,
  });
  const set = <F extends BrandField>(field: F, value: BrandForm[F]) => {
    save.reset();
    setForm((old) => ({ ...old, [field]: value }));
  };
  const wrong = wrongIn(form);
  const refused = fieldErrors(save.error);
  const changes = changesOf(form, begun);
  const dirty = Object.keys(changes).length > 0;
  const fits = Object.keys(wrong).length === 0;
  const error = (field: BrandField) => {
    const found = wrong[field];
    return found ? t(`brands.wrong.${found.code}`, found.params) : refused[field];
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (fits && dirty) save.run(changes);
  };
  const number = (field: keyof typeof LIMITS, description: string) => (
    <NumberInput
      label={t(`brands.${field}`)}
      description={description}
      min={LIMITS[field][0]}
      max={LIMITS[field][1]}
      clampBehavior="none"
      allowDecimal={false}
      maw={320}
      value={form[field]}
      onChange={(value) => set(field, value)}
      error={error(field)}
    />
  );
  const seconds = Number(form.undoSeconds);
  const count = wordsOf(form.allowWords).length;
  return (
    <form onSubmit={submit} noValidate>
      <UnsavedGuard dirty={dirty && !save.busy} />
      <Stack gap="md" mt="sm" maw={560}>
        {save.error && Object.keys(refused).length === 0 ? (
          <Notice tone="red" role="alert">
            {words.problem(save.error)}
          </Notice>
        ) : null}
        <TextInput
          label={t('shell.noBrand.name')}
          description={t('shell.noBrand.nameHelp')}
          required
          value={form.name}
          onChange={(event) => set('name', event.currentTarget.value)}
          error={error('name')}
        />
        <LanguageChoice
          label={t('brands.languages')}
          value={form.languages}
          onChange={(languages) => set('languages', languages)}
          error={error('languages')}
        />
        <div>
          {number('flagRisk', t('brands.flagRiskHelp'))}
          <FlagScale at={Number(form.flagRisk)} />
          <Text size="xs" c="dimmed">
            {t('brands.flagRiskNote')}
          </Text>
        </div>
        {number(
          'undoSeconds',
          seconds >= 60 && !wrong.undoSeconds
            ? t('brands.undoSecondsAs', { time: format.exactDuration(seconds) })
            : t('brands.undoSecondsHelp'),
        )}
        {number('approvalHours', t('brands.approvalHoursHelp'))}
        <Textarea
          label={t('brands.allowWords')}
          description={t('brands.allowWordsHelp')}
          autosize
          minRows={3}
          maxRows={12}
          spellCheck={false}
          dir="auto"
          value={form.allowWords}
          onChange={(event) => set('allowWords', event.currentTarget.value)}
          error={error('allowWords')}
        />
        <Text size="xs" c="dimmed" mt={-8}>
          {t('brands.wordCount', { count })}
        </Text>
        <Group gap="sm">
          <Button type="submit" loading={save.busy} disabled={!dirty || !fits}>
            {t('people.save')}
          </Button>
          <Button variant="default" onClick={close}>
            {dirty ? t('brands.discard') : t('shell.close')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
