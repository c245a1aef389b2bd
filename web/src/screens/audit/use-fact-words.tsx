/** Names and values of an entry's details in the reader's words; what has none shows as it is stored. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { useFormat } from '../../i18n/use-format.js';
import { isId } from './audit-search.js';

/** Closed lists in which a word may stand, the likeliest first. */
const LISTS: Record<string, readonly string[]> = {
  from: ['words.replyState', 'words.caseState'],
  to: ['words.replyState', 'words.caseState'],
  reason: ['words.historyReason', 'words.approvalProblem', 'words.why'],
  error: ['words.platformError'],
  kind: ['words.platformError', 'words.sourceKind'],
  roles: ['words.role'],
};

export function useFactWords() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const people = useQuery(queries.people()).data?.items ?? [];

  const key = (name: string): ReactNode =>
    i18n.exists(`audit.field.${name}`) ? t(`audit.field.${name}`) : <code lang="en">{name}</code>;

  const one = (name: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('audit.nothing');
    if (typeof value === 'boolean') return value ? t('audit.yes') : t('audit.no');
    if (typeof value === 'number') return format.number(value);
    if (typeof value !== 'string') return JSON.stringify(value);
    const person = isId(value) ? people.find((each) => each.id === value) : undefined;
    if (person) return person.name;
    const list = LISTS[name]?.find((each) => i18n.exists(`${each}.${value}`));
    if (list) return i18n.t(`${list}.${value}`);
    if (name === 'languages' || name === 'locale') return format.language(value);
    return value;
  };

  const value = (name: string, given: unknown): ReactNode => {
    if (!Array.isArray(given)) return one(name, given);
    return given.length === 0 ? t('audit.nothing') : given.map((each) => one(name, each)).join(', ');
  };
  return { key, value };
}
