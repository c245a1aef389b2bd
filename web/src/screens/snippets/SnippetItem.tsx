/** One piece of knowledge: what it says, who keeps it and until when it was looked at; and for whoever may, the form that changes it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snippet } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Tag } from '../../ui/Tag.js';
import { useOpener } from '../../ui/use-form-focus.js';
import help from '../help/Help.module.css';
import { useFieldWords } from '../judgement/use-field-words.js';
import classes from '../topics/Topics.module.css';
import { SnippetForm } from './SnippetForm.js';

export function SnippetItem({
  snippet,
  manages,
  variables,
  begin,
}: {
  snippet: Snippet;
  manages: boolean;
  variables: string[];
  /** Open from the beginning: a line under the bell led here. */
  begin: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFieldWords(snippet.brandId);
  const [open, setOpen] = useState(begin && manages);
  const opener = useOpener(open);
  const { owner, topics } = snippet;
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <strong dir="auto">{snippet.title}</strong>
        {snippet.overdue ? <Tag tone="amber">{t('help.snippets.overdue')}</Tag> : null}
        {owner.active ? null : <Tag tone="red">{t('help.screen.ownerLeft')}</Tag>}
        {manages ? (
          <Button
            ref={opener}
            size="compact-xs"
            variant="default"
            aria-expanded={open}
            aria-label={`${open ? t('shell.close') : t('people.change')}: ${snippet.title}`}
            onClick={() => setOpen(!open)}
          >
            {open ? t('shell.close') : t('people.change')}
          </Button>
        ) : null}
      </div>
      <div className={help.facts}>
        <span>{format.language(snippet.language)}</span>
        <span>{topics.length > 0 ? format.list(topics.map(words.topic)) : t('help.screen.anyTopic')}</span>
        <span>{t('help.snippets.kept', { name: owner.name, date: format.date(snippet.reviewOn) })}</span>
        <span>{t('help.screen.usedTimes', { count: snippet.used })}</span>
      </div>
      {open ? (
        <SnippetForm
          brandId={snippet.brandId}
          snippet={snippet}
          variables={variables}
          close={() => setOpen(false)}
        />
      ) : (
        <p className={help.text} dir="auto" lang={snippet.language}>
          {snippet.text}
        </p>
      )}
      {snippet.unknownVariables.length > 0 && !open ? (
        <span className={help.facts}>
          {t('help.screen.unknown', {
            names: snippet.unknownVariables.map((name) => `{{${name}}}`).join(', '),
          })}
        </span>
      ) : null}
    </li>
  );
}
