/** Knowledge that fits the post, or that holds the words searched for. What is overdue for review says so. */
import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SuggestedSnippet } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Tag } from '../../ui/Tag.js';
import { useFieldWords } from '../judgement/use-field-words.js';
import classes from './Help.module.css';
import type { Take } from './use-take.js';

export function SnippetSuggestions({
  items,
  brandId,
  take,
}: {
  /** null: still being searched. */
  items: SuggestedSnippet[] | null;
  brandId: string;
  take: Take;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFieldWords(brandId);
  if (items === null || items.length === 0)
    return (
      <Text size="sm" c="dimmed" role="status">
        {items === null ? t('shell.loading') : t('help.snippets.none')}
      </Text>
    );
  return (
    <ul className={classes.list}>
      {items.map((item) => (
        <li key={item.id} className={classes.item}>
          <div className={classes.facts}>
            <strong dir="auto" className={classes.name}>
              {item.title}
            </strong>
            {item.overdue ? <Tag tone="amber">{t('help.snippets.overdue')}</Tag> : null}
            <span>{format.language(item.language)}</span>
            {item.topics.length > 0 ? <span>{format.list(item.topics.map(words.topic))}</span> : null}
            <span>
              {t('help.snippets.kept', { name: item.owner.name, date: format.date(item.reviewOn) })}
            </span>
          </div>
          <p className={classes.text} dir="auto" lang={item.language}>
            {item.text}
          </p>
          <Button
            size="compact-xs"
            variant="default"
            disabled={take.busy}
            aria-label={t('help.useOf', { title: item.title })}
            onClick={() => take.run({ kind: 'snippet', snippetId: item.id })}
          >
            {t('help.use')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
