/** Who changed what of a brand's checks, newest first. */
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { CheckSettingsChange } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/Panel.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import classes from './CheckSettings.module.css';
import { useFindingLabel } from './use-finding-label.js';

const FIRST = 10;

export function SettingsHistory({ brandId, version }: { brandId: string; version: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useChangeWords();
  const [shown, setShown] = useState(FIRST);
  const { data, error, refetch } = useQuery({
    ...queries.checkSettingsHistory(brandId),
    enabled: version > 0,
  });
  if (version === 0) return null;
  return (
    <Panel title={t('checkSettings.history.title')}>
      {!data ? (
        error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <LoadingRows rows={2} />
        )
      ) : (
        <>
          <ol className={classes.history}>
            {data.items.slice(0, shown).map((item) => (
              <li key={item.version}>
                <Text size="sm" fw={600}>
                  {t('checkSettings.history.by', {
                    name: item.madeBy.name,
                    time: format.dateTime(item.madeAt),
                  })}
                </Text>
                <ul>
                  {item.changes.map((change) => (
                    <li key={`${change.what}.${change.name ?? ''}`} dir="auto">
                      {said(change)}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
          {data.items.length > shown ? (
            <Button size="xs" variant="default" onClick={() => setShown(shown + 50)}>
              {t('shell.more')}
            </Button>
          ) : null}
        </>
      )}
    </Panel>
  );
}

function useChangeWords(): (change: CheckSettingsChange) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const label = useFindingLabel();
  const delivered = t('checkSettings.history.delivered');
  const value = ({ what }: CheckSettingsChange, one: string | null): string => {
    if (one === null) return delivered;
    if (what === 'level') return t(`checkSettings.level.${one}`, { defaultValue: one });
    return what === 'dialect' ? t(`checkSettings.dialect.${one}`, { defaultValue: one }) : one;
  };
  const subject = ({ what, name }: CheckSettingsChange): string => {
    if (what === 'level') return label(name ?? '');
    if (what === 'limits') return t('checkSettings.history.limits', { role: t(`words.role.${name ?? ''}`) });
    if (what === 'canned') return t(`checkSettings.canned.${name ?? ''}`);
    if (what === 'tone') return t('checkSettings.toneShift.label');
    if (what === 'banned') return t('checkSettings.check.banned');
    return t(`checkSettings.${what}.label`);
  };
  return (change) => {
    if (change.added.length + change.removed.length === 0)
      return t('checkSettings.history.value', {
        what: subject(change),
        was: value(change, change.was),
        now: value(change, change.now),
      });
    return [
      subject(change),
      change.added.length > 0 ? t('checkSettings.history.added', { list: format.list(change.added) }) : '',
      change.removed.length > 0
        ? t('checkSettings.history.removed', { list: format.list(change.removed) })
        : '',
    ]
      .filter(Boolean)
      .join(' – ');
  };
}
