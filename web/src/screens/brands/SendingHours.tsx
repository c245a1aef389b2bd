/** The hours in which a brand's replies go out, one line a weekday; without any they go at once. The server says what is wrong with them. */
import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import type { SendingHours as Hours } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useWords } from '../../i18n/use-words.js';
import { Notice } from '../../ui/Notice.js';
import { useAction } from '../../ui/use-action.js';
import { useFormFocus } from '../../ui/use-form-focus.js';
import { daysOf, type DayTexts, textsOf, WEEKDAYS } from './sending-hours.js';

export function SendingHours({ brandId, close }: { brandId: string; close: () => void }) {
  const hours = useQuery(queries.sendingHours(brandId)).data;
  return hours ? <Form key={brandId} brandId={brandId} hours={hours} close={close} /> : null;
}

function Form({ brandId, hours, close }: { brandId: string; hours: Hours; close: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const focused = useFormFocus();
  const [texts, setTexts] = useState<DayTexts>(() => textsOf(hours.days));
  const [urgent, setUrgent] = useState(hours.urgentAnyTime);
  const save = useAction(
    (days: Hours['days']) => api.brands.setSendingHours(brandId, { days, urgentAnyTime: urgent }),
    {
      stale: [['sendingHours', brandId]],
      say: t('people.me.saved'),
      done: close,
      failed: () => true,
    },
  );
  const read = daysOf(texts);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (read.wrong.length === 0) save.run(read.days);
  };
  return (
    <form ref={focused} onSubmit={submit} noValidate aria-label={t('publishing.hours.title')}>
      <Stack gap="xs" mt="sm" maw={560}>
        <Text size="sm">{t('publishing.hours.explain', { zone: hours.timeZone })}</Text>
        {save.error ? (
          <Notice tone="red" role="alert">
            {words.problem(save.error)}
          </Notice>
        ) : null}
        {WEEKDAYS.map((day, n) => (
          <TextInput
            key={day}
            size="xs"
            // 5 January 2026 was a Monday.
            label={format.weekday(new Date(2026, 0, 5 + n, 12).toISOString())}
            placeholder={t('publishing.hours.placeholder')}
            value={texts[day]}
            error={read.wrong.includes(day) ? t('publishing.hours.wrong') : undefined}
            onChange={(event) => {
              const { value } = event.currentTarget;
              save.reset();
              setTexts((old) => ({ ...old, [day]: value }));
            }}
          />
        ))}
        <Checkbox
          label={t('publishing.hours.urgent')}
          checked={urgent}
          onChange={(event) => setUrgent(event.currentTarget.checked)}
        />
        <Text size="xs" c="dimmed">
          {t('publishing.hours.next', { at: format.dateTime(hours.next) })}
        </Text>
        <Group gap="sm">
          <Button type="submit" size="xs" loading={save.busy} disabled={read.wrong.length > 0}>
            {t('people.save')}
          </Button>
          <Button size="xs" variant="default" onClick={close}>
            {t('shell.close')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
