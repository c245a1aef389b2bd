/** When the morning page is made for one, of which brand, and whether it also comes by e-mail. Every change is kept at once. */
import { Checkbox, Group, NativeSelect, Stack, Switch, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import { useFormat } from '../../i18n/use-format.js';
import { useBrand } from '../../session/brand.js';
import { Panel } from '../../ui/Panel.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useAction } from '../../ui/use-action.js';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

export function DigestPreference() {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const { brands } = useBrand();
  const { data, error, refetch } = useQuery(queries.digestPreference());
  const save = useAction(api.digest.prefer, {
    done: (next) => client.setQueryData(queries.digestPreference().queryKey, next),
    say: t('people.me.saved'),
  });
  return (
    <Panel title={t('digest.preference.title')}>
      {!data ? (
        error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <LoadingRows rows={1} />
        )
      ) : (
        <Stack gap="sm" maw={460}>
          <Switch
            label={t('digest.preference.enabled')}
            checked={data.enabled}
            disabled={save.busy}
            onChange={(event) => save.run({ enabled: event.currentTarget.checked })}
          />
          {data.enabled ? (
            <>
              <Group gap="sm" align="end">
                <NativeSelect
                  label={t('digest.preference.hour')}
                  description={t('digest.preference.zone', { zone: data.timeZone })}
                  value={String(data.hour)}
                  disabled={save.busy}
                  onChange={(event) => save.run({ hour: Number(event.currentTarget.value) })}
                  data={HOURS.map((hour) => ({
                    value: String(hour),
                    label: `${String(hour).padStart(2, '0')}:00`,
                  }))}
                />
                {brands.length > 1 ? (
                  <NativeSelect
                    label={t('digest.brand')}
                    value={data.brandId ?? ''}
                    disabled={save.busy}
                    onChange={(event) => save.run({ brandId: event.currentTarget.value || null })}
                    data={[
                      { value: '', label: t('alerts.everyBrand') },
                      ...brands.map((one) => ({ value: one.id, label: one.name })),
                    ]}
                  />
                ) : null}
              </Group>
              <Checkbox
                label={t('digest.preference.email')}
                description={data.mailReady ? undefined : t('digest.preference.noMail')}
                checked={data.email}
                disabled={save.busy}
                onChange={(event) => save.run({ email: event.currentTarget.checked })}
              />
              {data.nextAt ? (
                <Text size="sm" c="dimmed">
                  {t('digest.preference.next', { time: format.dateTime(data.nextAt) })}
                </Text>
              ) : null}
            </>
          ) : null}
        </Stack>
      )}
    </Panel>
  );
}
