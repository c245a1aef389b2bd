/** A rule as sentences a person reads: who, of what, by what, when not, and who next. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { AlertRule } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useBrand } from '../../session/brand.js';

type Audience = Pick<AlertRule, 'personIds' | 'roles' | 'channels' | 'endpointIds'>;

export function useRuleWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brands } = useBrand();
  const people = useQuery(queries.people()).data?.items ?? [];
  const endpoints = useQuery(queries.alertEndpoints()).data?.items ?? [];

  const who = (of: Audience): string => {
    const names = [
      ...of.roles.map((role) => t('alertRules.everyRole', { role: t(`words.role.${role}`) })),
      ...of.personIds.map((id) => people.find((one) => one.id === id)?.name ?? id.slice(0, 8)),
      ...of.endpointIds.map((id) => endpoints.find((one) => one.id === id)?.name ?? id.slice(0, 8)),
    ];
    return names.length === 0 ? t('inbox.nobody') : format.list(names);
  };
  const by = (of: Audience): string =>
    of.personIds.length + of.roles.length === 0
      ? ''
      : format.list(of.channels.map((channel) => t(`alertRules.channel.${channel}`)));
  const what = (rule: AlertRule): string => {
    const kinds = rule.kinds
      ? format.list(rule.kinds.map((kind) => t(`alerts.kind.${kind}`)))
      : t('alertRules.everyKind');
    const where = rule.brandIds
      ? format.list(rule.brandIds.map((id) => brands.find((one) => one.id === id)?.name ?? id.slice(0, 8)))
      : t('alerts.everyBrand');
    return `${where} · ${kinds} · ${t('alertRules.fromLevel', { level: rule.minLevel, word: t(`alerts.level.${rule.minLevel}`) })}`;
  };
  const then = (rule: AlertRule): string[] =>
    rule.chain.map((step) =>
      t('alertRules.thenWho', { time: format.duration(step.afterMinutes * 60), who: who(step) }),
    );
  return { who, by, what, then };
}
