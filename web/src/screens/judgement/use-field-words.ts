/** Values of judgements in the reader's words: a mood, yes or no, kinds of urgency, a language, topics. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { CorrectedField, CorrectionView } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';

export function useFieldWords(brandId: string) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const own = useQuery(queries.topics(brandId)).data;
  const topic = (code: string): string => {
    const label = own?.items.find((one) => one.topic === code)?.label;
    if (label) return label;
    return i18n.exists(`judgement.topic.${code}`) ? t(`judgement.topic.${code}`) : code;
  };
  const kind = (code: string): string =>
    i18n.exists(`judgement.kind.${code}`) ? t(`judgement.kind.${code}`) : code;
  const list = (words: string[]): string => (words.length === 0 ? t('judgement.none') : format.list(words));
  const value = (field: CorrectedField, said: CorrectionView['now']): string => {
    if (typeof said === 'boolean') return said ? t('judgement.yes') : t('judgement.no');
    if (Array.isArray(said)) return list(said.map(field === 'topics' ? topic : kind));
    if (field === 'language') return format.language(said);
    return i18n.exists(`words.sentiment.${said}`) ? t(`words.sentiment.${said}`) : said;
  };
  /** Every topic that a mention of this brand may have. */
  const topics = [...new Set([...(own?.items ?? []), ...(own?.known ?? [])].map((one) => one.topic))];
  return { topic, kind, list, value, topics };
}
