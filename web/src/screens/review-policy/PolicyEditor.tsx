/** The policy as a form: how deep by record, and rules read from the top. The server refuses what the team cannot fulfil, and says who lacks. */
import { Button, Group, NumberInput, Radio, Stack, Text } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { ReviewPolicy, ReviewPolicyInput } from '../../api/types.js';
import { useWords } from '../../i18n/use-words.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { UnsavedGuard } from '../../ui/UnsavedGuard.js';
import { useAction } from '../../ui/use-action.js';
import { formOf, inputOf, moved, newRule, type PolicyForm } from './policy-form.js';
import { RuleItem } from './RuleItem.js';

const MOST_RULES = 50;

export function PolicyEditor({ brandId, policy }: { brandId: string; policy: ReviewPolicy }) {
  const { t } = useTranslation();
  const words = useWords();
  const [begun] = useState(() => formOf(policy));
  const [form, setForm] = useState(begun);
  const save = useAction((body: ReviewPolicyInput) => api.reviewPolicy.put(brandId, body), {
    stale: [['reviewPolicy'], ['reviewTrust']],
    say: t('people.me.saved'),
    failed: () => true,
  });
  const set = (change: Partial<PolicyForm>) => {
    save.reset();
    setForm((old) => ({ ...old, ...change }));
  };
  const dirty = JSON.stringify(inputOf(form)) !== JSON.stringify(inputOf(begun));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (dirty) save.run(inputOf(form));
  };
  const number = (field: 'threshold' | 'probationReplies' | 'probationDays', min: number, max: number) => (
    <NumberInput
      label={t(`reviewPolicy.${field}`)}
      description={t(`reviewPolicy.${field}Help`)}
      min={min}
      max={max}
      allowDecimal={false}
      maw={420}
      value={form[field]}
      onChange={(value) => set({ [field]: value })}
    />
  );
  return (
    <form onSubmit={submit}>
      <UnsavedGuard dirty={dirty && !save.busy} />
      <Stack gap="sm">
        {policy.lacking.length > 0 ? (
          <Notice tone="amber" title={t('reviewPolicy.lacking')}>
            <ul lang="en">
              {policy.lacking.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <Panel title={t('reviewPolicy.depthTitle')}>
          <Stack gap="sm">
            <Radio.Group
              label={t('reviewPolicy.depth')}
              value={form.depth}
              onChange={(depth) => set({ depth: depth as PolicyForm['depth'] })}
            >
              <Stack gap={6} mt={4}>
                {(['earned', 'one'] as const).map((depth) => (
                  <Radio
                    key={depth}
                    value={depth}
                    label={t(`reviewPolicy.depths.${depth}`)}
                    description={t(`reviewPolicy.depthHelp.${depth}`)}
                  />
                ))}
              </Stack>
            </Radio.Group>
            {form.depth === 'earned' ? (
              <>
                {number('threshold', 50, 99)}
                {number('probationReplies', 1, 200)}
                {number('probationDays', 1, 365)}
              </>
            ) : null}
          </Stack>
        </Panel>
        <Panel title={t('reviewPolicy.rules')}>
          <Text size="sm" c="dimmed">
            {t('reviewPolicy.rulesHelp')}
          </Text>
          {form.rules.map((rule, index) => (
            <RuleItem
              key={rule.key}
              brandId={brandId}
              rule={rule}
              number={index + 1}
              last={index === form.rules.length - 1}
              team={policy.team}
              onChange={(change) =>
                set({ rules: form.rules.map((one, at) => (at === index ? { ...one, ...change } : one)) })
              }
              onMove={(by) => set({ rules: moved(form.rules, index, by) })}
              onRemove={() => set({ rules: form.rules.filter((_, at) => at !== index) })}
            />
          ))}
          {form.rules.length < MOST_RULES ? (
            <Button
              mt="sm"
              size="xs"
              variant="default"
              onClick={() => set({ rules: [...form.rules, newRule()] })}
            >
              {t('reviewPolicy.addRule')}
            </Button>
          ) : null}
        </Panel>
        {save.error ? (
          <Notice tone="red" role="alert">
            {words.problem(save.error)}
            {words.problemDetail(save.error) ? (
              <Text size="sm" lang="en">
                {words.problemDetail(save.error)}
              </Text>
            ) : null}
          </Notice>
        ) : null}
        <Group gap="sm">
          <Button type="submit" disabled={!dirty} loading={save.busy}>
            {t('people.save')}
          </Button>
          {dirty ? (
            <Button variant="default" onClick={() => set(begun)}>
              {t('brands.discard')}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </form>
  );
}
