/** One topic of a brand: its name and the words it is found by, one a line for each language. The server says what is wrong with them. */
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { BrandTopic } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useWords } from '../../i18n/use-words.js';
import { ConfirmButton } from '../../ui/ConfirmButton.js';
import { Notice } from '../../ui/Notice.js';
import { useAction } from '../../ui/use-action.js';
import classes from './Topics.module.css';

const LANGUAGES = ['any', 'en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'] as const;

export function TopicForm({
  brandId,
  topic,
  close,
}: {
  brandId: string;
  topic: BrandTopic | null;
  close: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const [code, setCode] = useState(topic?.topic ?? '');
  const [label, setLabel] = useState(topic?.label ?? '');
  const [lines, setLines] = useState(() =>
    Object.fromEntries(LANGUAGES.map((one) => [one, (topic?.words[one] ?? []).join('\n')])),
  );
  const stale = [['topics'], ['scoring']];
  const save = useAction(
    () =>
      api.topics.put(brandId, code.trim(), {
        label: label.trim(),
        words: Object.fromEntries(
          LANGUAGES.map((one) => [one, phrases(lines[one] ?? '')] as const).filter(([, of]) => of.length > 0),
        ),
      }),
    { stale, say: t('judgement.topics.saved'), done: close, failed: () => true },
  );
  const remove = useAction(() => api.topics.remove(brandId, code), { stale, done: close });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.run();
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <Stack gap="sm" maw={640}>
        <TextInput
          ref={first}
          label={t('judgement.topics.label')}
          value={label}
          maxLength={60}
          required
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        {topic ? null : (
          <TextInput
            label={t('judgement.topics.code')}
            description={t('judgement.topics.codeHelp')}
            value={code}
            maxLength={40}
            pattern="[a-z0-9][a-z0-9\-]*"
            required
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        {LANGUAGES.map((one) => (
          <Textarea
            key={one}
            label={`${t('judgement.topics.words')}: ${one === 'any' ? t('judgement.topics.any') : format.language(one)}`}
            description={one === 'any' ? t('judgement.topics.wordsHelp') : undefined}
            autosize
            minRows={one === 'any' ? 3 : 1}
            value={lines[one]}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setLines((old) => ({ ...old, [one]: value }));
            }}
          />
        ))}
        {save.error ? (
          <Notice tone="red" role="alert">
            {words.problem(save.error)}
          </Notice>
        ) : null}
        <Group gap="xs">
          <Button type="submit" size="xs" loading={save.busy}>
            {t('judgement.topics.save')}
          </Button>
          <Button size="xs" variant="default" onClick={close}>
            {t('shell.cancel')}
          </Button>
          {topic ? (
            <ConfirmButton
              label={t('judgement.topics.remove')}
              question={topic.label}
              explain={t('judgement.topics.removeWords')}
              busy={remove.busy}
              act={() => remove.run()}
            />
          ) : null}
        </Group>
      </Stack>
    </form>
  );
}

const phrases = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
