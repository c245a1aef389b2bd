/** Writes or changes one piece of knowledge. What nobody will fill in is said while it is written. */
import { Group, MultiSelect, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import { fieldErrors } from '../../api/request.js';
import type { Snippet } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useWords } from '../../i18n/use-words.js';
import { useMe } from '../../session/use-session.js';
import { ConfirmButton } from '../../ui/ConfirmButton.js';
import { FormButtons } from '../../ui/FormButtons.js';
import { Notice } from '../../ui/Notice.js';
import { useAction } from '../../ui/use-action.js';
import { useFormFocus } from '../../ui/use-form-focus.js';
import { useFieldWords } from '../judgement/use-field-words.js';
import classes from '../topics/Topics.module.css';
import { LANGUAGES } from './shown-snippets.js';

const HALF_A_YEAR_MS = 182 * 86_400_000;
const stale = [['snippets'], ['help']];

export function SnippetForm({
  brandId,
  snippet,
  variables,
  close,
}: {
  brandId: string;
  snippet: Snippet | null;
  variables: string[];
  close: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const focused = useFormFocus();
  const topics = useFieldWords(brandId);
  const { person } = useMe();
  const people = (useQuery(queries.people()).data?.items ?? []).filter((one) => one.active);
  const [form, setForm] = useState(() => ({
    title: snippet?.title ?? '',
    text: snippet?.text ?? '',
    language: snippet?.language ?? ('en' as Snippet['language']),
    topics: snippet?.topics ?? [],
    ownerId: snippet?.owner.id ?? person.id,
    reviewOn: snippet?.reviewOn ?? new Date(Date.now() + HALF_A_YEAR_MS).toISOString().slice(0, 10),
  }));
  const set = (over: Partial<typeof form>) => setForm((old) => ({ ...old, ...over }));
  const save = useAction(
    () =>
      snippet
        ? api.snippets.change(snippet.id, { ...form, revision: snippet.revision })
        : api.snippets.add(brandId, form),
    { stale, say: t('help.form.saved'), done: close, failed: () => true },
  );
  const retire = useAction(() => api.snippets.retire(snippet?.id ?? ''), { stale, done: close });
  const errors = fieldErrors(save.error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.run();
  };
  return (
    <form ref={focused} className={classes.form} onSubmit={submit}>
      <Stack gap="sm" maw={680}>
        {save.error ? (
          <Notice tone="red" role="alert">
            {words.problem(save.error)}
          </Notice>
        ) : null}
        <TextInput
          label={t('help.form.title')}
          required
          maxLength={120}
          value={form.title}
          error={errors['title']}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <Textarea
          label={t('help.form.text')}
          description={t('help.form.textHelp', { names: variables.map((name) => `{{${name}}}`).join(' ') })}
          required
          autosize
          minRows={3}
          maxLength={5000}
          value={form.text}
          error={errors['text']}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <Group gap="sm" grow preventGrowOverflow={false}>
          <NativeSelect
            label={t('help.screen.language')}
            value={form.language}
            onChange={(event) => {
              const language = LANGUAGES.find((one) => one === event.currentTarget.value);
              if (language) set({ language });
            }}
            data={LANGUAGES.map((code) => ({ value: code, label: format.language(code) }))}
          />
          <NativeSelect
            label={t('help.form.owner')}
            value={form.ownerId}
            error={errors['ownerId']}
            onChange={(event) => set({ ownerId: event.currentTarget.value })}
            data={ownersOf(people, snippet, person)}
          />
          <TextInput
            type="date"
            label={t('help.form.reviewOn')}
            required
            value={form.reviewOn}
            error={errors['reviewOn']}
            onChange={(event) => set({ reviewOn: event.currentTarget.value })}
          />
        </Group>
        <MultiSelect
          label={t('help.form.topics')}
          description={t('help.form.topicsHelp')}
          data={[...new Set([...topics.topics, ...form.topics])].map((code) => ({
            value: code,
            label: topics.topic(code),
          }))}
          value={form.topics}
          maxValues={20}
          searchable
          onChange={(chosen) => set({ topics: chosen })}
        />
        <Group justify="space-between" gap="sm">
          <FormButtons act={t('help.form.save')} busy={save.busy} close={close} />
          {snippet ? (
            <ConfirmButton
              label={t('help.form.retire')}
              question={t('help.form.retireQuestion', { title: snippet.title })}
              explain={t('help.form.retireWords')}
              busy={retire.busy}
              act={() => retire.run()}
            />
          ) : null}
        </Group>
        {snippet ? (
          <Text size="xs" c="dimmed">
            {t('help.form.changed', {
              name: snippet.changedBy.name,
              date: format.dateTime(snippet.changedAt),
            })}
          </Text>
        ) : null}
      </Stack>
    </form>
  );
}

/** Everybody who is there, and the one who keeps it even where they left: leaving it so must be seen to be left so. */
function ownersOf(
  people: readonly { id: string; name: string }[],
  snippet: Snippet | null,
  me: { id: string; name: string },
): { value: string; label: string }[] {
  const known = new Map(
    [me, ...(snippet ? [snippet.owner] : []), ...people].map((one) => [one.id, one.name]),
  );
  return [...known].map(([value, label]) => ({ value, label }));
}
