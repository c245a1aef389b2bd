/** Whose deeds, which, to what, and when. Every choice is in the address, so that what was found can be handed on. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import classes from './Audit.module.css';
import type { AuditAddress } from './audit-search.js';

/** Every deed that has words: { brand: { add: 'Brand added' … } … }; the outer key is what it is done to. */
function useDeeds(): { label: string; items: { value: string; label: string }[] }[] {
  const { t, i18n } = useTranslation();
  const bundle = i18n.getResourceBundle(i18n.language, 'desk') as {
    audit: { action: Record<string, Record<string, string>> };
  };
  return Object.entries(bundle.audit.action).map(([area, deeds]) => ({
    label: t(`audit.subject.${area}`),
    items: Object.entries(deeds).map(([deed, label]) => ({ value: `${area}.${deed}`, label })),
  }));
}

interface Props {
  address: AuditAddress;
  change: (part: Partial<AuditAddress>) => void;
}

export function AuditFilters({ address, change }: Props) {
  const { t } = useTranslation();
  const people = useQuery(queries.people()).data?.items ?? [];
  const deeds = useDeeds();
  const kinds = deeds.map(({ items, label }) => ({ value: items[0]!.value.split('.')[0]!, label }));
  const any = { value: '', label: t('audit.any') };
  const set = (key: keyof AuditAddress) => (event: { currentTarget: { value: string } }) =>
    change({ [key]: event.currentTarget.value || undefined });
  return (
    <div className={classes.filters} role="search" aria-label={t('audit.filters')}>
      <NativeSelect
        size="xs"
        label={t('audit.who')}
        value={address.person ?? ''}
        onChange={set('person')}
        data={[any, ...people.map((person) => ({ value: person.id, label: person.name }))]}
      />
      <NativeSelect
        size="xs"
        label={t('audit.what')}
        value={address.action ?? ''}
        onChange={set('action')}
        data={[any, ...deeds.map(({ label, items }) => ({ group: label, items }))]}
      />
      <NativeSelect
        size="xs"
        label={t('audit.toWhat')}
        value={address.kind ?? ''}
        onChange={(event) => change({ kind: event.currentTarget.value || undefined, subject: undefined })}
        data={[any, ...kinds]}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('audit.from')}
        value={address.from ?? ''}
        onChange={set('from')}
      />
      <TextInput size="xs" type="date" label={t('audit.to')} value={address.to ?? ''} onChange={set('to')} />
      {Object.keys(address).length > 0 ? (
        <Button
          size="xs"
          variant="default"
          onClick={() =>
            change({
              person: undefined,
              kind: undefined,
              subject: undefined,
              action: undefined,
              from: undefined,
              to: undefined,
            })
          }
        >
          {t('audit.clear')}
        </Button>
      ) : null}
      {address.subject ? (
        <p className={classes.only}>
          {t('audit.onlyOne')} <code>{address.subject}</code>
        </p>
      ) : null}
    </div>
  );
}
