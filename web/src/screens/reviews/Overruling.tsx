/** Findings that stop the reply, each with a place for the reason why it is wrong here. Without a reason for every one nobody approves. */
import { Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-words.js';
import { useMe } from '../../session/use-session.js';
import { Notice } from '../../ui/Notice.js';
import { keyOf, mayOverrule, type Stopping } from './overruling.js';

interface Props {
  text: string;
  stopping: Stopping[];
  reasons: Record<string, string>;
  onReason: (key: string, reason: string) => void;
  /** The author's words: why they are wrong. */
  asked: { name: string; words: string } | null;
}

export function Overruling({ text, stopping, reasons, onReason, asked }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const { roles } = useMe().person;
  if (stopping.length === 0) return null;
  return (
    <Notice spaced tone="red" title={t('review.overrule.title', { count: stopping.length })}>
      {asked ? (
        <Text size="sm" mb="xs" style={{ whiteSpace: 'pre-wrap' }}>
          {t('review.overrule.asked', { name: asked.name })} <q dir="auto">{asked.words}</q>
        </Text>
      ) : null}
      {stopping.map((finding) => {
        const quoted = text.slice(finding.start, finding.end);
        const key = keyOf(finding);
        const said =
          quoted && quoted.length < text.length
            ? `${words.finding(finding)} “${quoted}”`
            : words.finding(finding);
        return mayOverrule(finding, roles) ? (
          <Textarea
            key={key}
            mt="xs"
            autosize
            minRows={1}
            maxRows={5}
            maxLength={500}
            label={said}
            description={t('review.overrule.reason')}
            value={reasons[key] ?? ''}
            onChange={(event) => onReason(key, event.currentTarget.value)}
          />
        ) : (
          <Text key={key} size="sm" mt="xs">
            {said}{' '}
            {finding.overrulableBy === 'lead' ? t('review.overrule.leads') : t('review.overrule.never')}
          </Text>
        );
      })}
    </Notice>
  );
}
