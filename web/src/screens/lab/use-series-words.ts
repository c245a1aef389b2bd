/** A series by name: "delivery · negative · Mastodon" for its key `topic|sentiment|platform`, where * is all. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { useFieldWords } from '../judgement/use-field-words.js';

export function useSeriesWords(brandId: string): (series: string) => string {
  const { t } = useTranslation();
  const words = useFieldWords(brandId);
  const sees = can(useMe(), 'sources.read');
  const platforms = useQuery({ ...queries.platforms(), enabled: sees }).data?.items ?? [];
  return (series) => {
    const [topic = '*', sentiment = '*', platform = '*'] = series.split('|');
    const mood = sentiment as 'neg' | 'neu' | 'pos' | '*';
    const parts = [
      topic === '*' ? '' : words.topic(topic),
      mood === '*' ? '' : t(`words.sentiment.${mood}`),
      platform === '*' ? '' : (platforms.find((one) => one.platform === platform)?.label ?? platform),
    ].filter(Boolean);
    return parts.length > 0 ? parts.join(' · ') : t('lab.everything');
  };
}
