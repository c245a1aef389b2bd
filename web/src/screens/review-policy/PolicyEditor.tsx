/**
 * The policy as a form: how deep by record, and rules read from the top. The server refuses what the team cannot fulfil, and says who
 * lacks. Somebody else who saves meanwhile overwrites nothing here, and nothing written here is lost.
 */
import { Button, Group, NumberInput, Radio, Stack, Text } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { Problem } from '../../api/request.js';
import type { ReviewPolicy, ReviewPolicyInput } from '../../api/types.js';
import { useWords } from '../../i18n/use-words.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { SavedMeanwhile } from '../../ui/SavedMeanwhile.js';
import { UnsavedGuard } from '../../ui/UnsavedGuard.js';
import { useAction } from '../../ui/use-action.js';
import { formOf, inputOf, moved, newRule, type PolicyForm, rebased, sameForm } from './policy-form.js';
import { RuleItem } from './RuleItem.js';

const MOST_RULES = 50;

export function PolicyEditor({ brandId, newest }: { brandId: string; newest: ReviewPolicy }) {
  const { t } = useTranslation();
  const words = useWords();
  const [begun, setBegun] = useState(() => formOf(newest));
  const [form, setForm] = useState(begun);
  const adopt = (from: PolicyForm, again = from): void => {
    setBegun(from);
    setForm(again);
  };
  const save = useAction((body: ReviewPolicyInput) => api.reviewPolicy.put(brandId, body), {
    stale: [['reviewPolicy'], ['reviewTrust']],
    say: t('people.me.saved'),
    done: (view) => adopt(formOf(view)),
    failed: () => true,
  });
  const set = (change: Partial<PolicyForm>) => {
    save.reset();
    setForm((old) => ({ ...old, ...change }));
  };
  const dirty = !sameForm(form, begun);
  const behind = newest.version > begun.version;
  // Nothing was changed here: what somebody else saved is simply shown.
  if (behind && !dirty) adopt(formOf(newest));
  const begin = (again: (theirs: PolicyForm) => PolicyForm): void => {
    const theirs = formOf(newest);
    save.reset();
    adopt(theirs, again(theirs));
  };
  const stale = save.error instanceof Problem && save.error.code === 'stale';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (dirty && !behind) save.run(inputOf(form));
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
        {newest.lacking.length > 0 ? (
          <Notice tone="amber" title={t('reviewPolicy.lacking')}>
            <ul lang="en">
              {newest.lacking.map((one) => (
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
              team={newest.team}
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
        {behind && dirty ? (
          <SavedMeanwhile
            name={newest.madeBy?.name}
            keep={() => begin((theirs) => rebased(begun, form, theirs))}
            drop={() => begin((theirs) => theirs)}
          />
        ) : save.error && !stale ? (
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
          <Button type="submit" disabled={!dirty || behind} loading={save.busy}>
            {t('people.save')}
          </Button>
          {dirty ? (
            <Button variant="default" onClick={() => begin((theirs) => theirs)}>
              {t('brands.discard')}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </form>
  );
}
