/** A text checked with the settings as they stand in the form, saved or not. Nothing of it is stored. */
import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { CheckSettings } from '../../api/types.js';
import { useWords } from '../../i18n/use-words.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { useAction } from '../../ui/use-action.js';
import { CannedBar } from '../reply/CannedBar.js';
import { FindingsList } from '../reply/FindingsList.js';
import { type LimitRole, ROLES } from './settings-form.js';

const MOST = 2000;
type Tried = Awaited<ReturnType<typeof api.checkSettings.try>>;

export function TryBox({
  brandId,
  settings,
  unsaved,
}: {
  brandId: string;
  settings: CheckSettings;
  unsaved: boolean;
}) {
  const { t } = useTranslation();
  const words = useWords();
  const [text, setText] = useState('');
  const [customerText, setCustomerText] = useState('');
  const [role, setRole] = useState<LimitRole>('agent');
  const [found, setFound] = useState<{ of: string; text: string; tried: Tried } | null>(null);
  const asked = JSON.stringify({ settings, text, customerText, role });
  const trying = useAction(
    (of: string) =>
      api.checkSettings
        .try(brandId, { settings, text, customerText: customerText || null, role })
        .then((tried) => ({ of, text, tried })),
    { done: setFound, failed: () => true },
  );
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') trying.run(asked);
  };
  return (
    <Panel title={t('checkSettings.try.title')}>
      <form onSubmit={submit}>
        <Stack gap="sm" maw={680}>
          <Text size="sm" c="dimmed">
            {unsaved ? t('checkSettings.try.helpUnsaved') : t('checkSettings.try.help')}
          </Text>
          <Textarea
            label={t('checkSettings.try.customer')}
            autosize
            minRows={1}
            maxLength={MOST}
            dir="auto"
            value={customerText}
            onChange={(event) => setCustomerText(event.currentTarget.value)}
          />
          <Textarea
            label={t('checkSettings.try.text')}
            autosize
            minRows={3}
            maxLength={MOST}
            dir="auto"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group align="flex-end" gap="sm">
            <NativeSelect
              label={t('checkSettings.try.role')}
              value={role}
              onChange={(event) => setRole(event.currentTarget.value as LimitRole)}
              data={ROLES.map((value) => ({ value, label: t(`words.role.${value}`) }))}
            />
            <Button type="submit" variant="default" loading={trying.busy} disabled={text.trim() === ''}>
              {t('checkSettings.try.act')}
            </Button>
          </Group>
          {trying.error ? (
            <Notice tone="red" role="alert">
              {words.problem(trying.error)}
            </Notice>
          ) : null}
          {found ? (
            <div>
              {found.of === asked ? null : (
                <Text size="xs" c="dimmed">
                  {t('checkSettings.try.older')}
                </Text>
              )}
              <CannedBar canned={found.tried.canned} />
              {found.tried.findings.length === 0 ? (
                <Text size="sm" role="status">
                  {t('checkSettings.try.nothing')}
                </Text>
              ) : (
                <FindingsList text={found.text} findings={found.tried.findings} />
              )}
            </div>
          ) : null}
        </Stack>
      </form>
    </Panel>
  );
}
