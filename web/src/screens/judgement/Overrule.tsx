/** The judgements that are overruled less often: language, urgency, topics, insults; with the reason, if somebody gives one. */
import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Correction, MentionDetail } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useFieldWords } from './use-field-words.js';

const LANGUAGES = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn', 'other', 'und'] as const;
const KINDS = [
  'safety',
  'health',
  'legal',
  'fraud',
  'discrimination',
  'money',
  'vulnerable',
  'deadline',
  'churn',
  'press',
];

export function Overrule({
  mention,
  busy,
  run,
}: {
  mention: MentionDetail;
  busy: boolean;
  run: (correction: Correction) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFieldWords(mention.brandId);
  const [reason, setReason] = useState('');
  const [kinds, setKinds] = useState(mention.urgencyKinds);
  const [topics, setTopics] = useState(mention.topics);
  const why = reason.trim() ? { reason: reason.trim().slice(0, 500) } : {};
  const same = (a: string[], b: string[]) => [...a].sort().join() === [...b].sort().join();
  const choice = (
    label: string,
    all: string[],
    chosen: string[],
    choose: (codes: string[]) => void,
    name: (code: string) => string,
    say: () => void,
    unchanged: boolean,
  ) => (
    <Checkbox.Group label={label} description={t('judgement.which')} value={chosen} onChange={choose}>
      <Group style={{ gap: '8px 22px' }} my={6}>
        {all.map((code) => (
          <Checkbox key={code} size="xs" value={code} label={name(code)} />
        ))}
      </Group>
      <Button size="compact-xs" variant="light" disabled={unchanged} loading={busy} onClick={say}>
        {t('judgement.apply')}
      </Button>
    </Checkbox.Group>
  );
  return (
    <Stack gap="sm" mt="sm">
      <TextInput
        size="xs"
        label={t('judgement.reason')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Group gap="sm" align="end">
        <NativeSelect
          size="xs"
          label={t('judgement.field.language')}
          value={mention.language}
          disabled={busy}
          onChange={(event) => {
            const now = LANGUAGES.find((code) => code === event.currentTarget.value);
            if (now) run({ field: 'language', now, ...why });
          }}
          data={LANGUAGES.map((code) => ({ value: code, label: format.language(code) }))}
        />
        <Button
          size="xs"
          variant="default"
          loading={busy}
          onClick={() => run({ field: 'offensive', now: mention.offensive < 0.5, ...why })}
        >
          {mention.offensive < 0.5 ? t('judgement.insulting') : t('judgement.notInsulting')}
        </Button>
      </Group>
      {choice(
        t('judgement.field.urgency'),
        KINDS,
        kinds,
        setKinds,
        words.kind,
        () => run({ field: 'urgency', now: kinds, ...why }),
        same(kinds, mention.urgencyKinds),
      )}
      {choice(
        t('judgement.field.topics'),
        words.topics,
        topics,
        setTopics,
        words.topic,
        () => run({ field: 'topics', now: topics, ...why }),
        same(topics, mention.topics),
      )}
    </Stack>
  );
}
