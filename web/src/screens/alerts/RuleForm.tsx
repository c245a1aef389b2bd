/** A rule as a form. The server says what is wrong with it; what is wrong stands where it is. */
import { Button, Checkbox, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import { fieldErrors } from '../../api/request.js';
import type { AlertKind, AlertRule, AlertRuleInput } from '../../api/types.js';
import { useWords } from '../../i18n/use-words.js';
import { useBrand } from '../../session/brand.js';
import { FormButtons } from '../../ui/FormButtons.js';
import { Notice } from '../../ui/Notice.js';
import { useAction } from '../../ui/use-action.js';
import { useFormFocus } from '../../ui/use-form-focus.js';
import { AudienceChoice } from './AudienceChoice.js';
import { ALERT_KINDS, emptyStep, ruleForm, ruleInput, type StepForm } from './rule-form.js';
import classes from './Rules.module.css';

export function RuleForm({ rule, close }: { rule: AlertRule | null; close: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const { brands } = useBrand();
  const focused = useFormFocus();
  const endpoints = useQuery(queries.alertEndpoints()).data?.items ?? [];
  const [form, setForm] = useState(() => ruleForm(rule));
  const save = useAction(
    (body: AlertRuleInput) => (rule ? api.alertRules.update(rule.id, body) : api.alertRules.create(body)),
    { stale: [['alertRules']], say: t('alertRules.saved'), done: close, failed: () => true },
  );
  const set = (change: Partial<typeof form>) => {
    save.reset();
    setForm((old) => ({ ...old, ...change }));
  };
  const setStep = (index: number, change: Partial<StepForm>) =>
    set({ chain: form.chain.map((step, at) => (at === index ? { ...step, ...change } : step)) });
  const wrong = fieldErrors(save.error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.run(ruleInput(form));
  };
  return (
    <form ref={focused} onSubmit={submit} className={classes.form}>
      <Stack gap="sm" maw={620}>
        {save.error ? (
          <Notice tone="red" role="alert">
            {words.problem(save.error)}
          </Notice>
        ) : null}
        <TextInput
          label={t('alertRules.name')}
          required
          maxLength={120}
          value={form.name}
          error={wrong['name']}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <AudienceChoice label={t('alertRules.tells')} value={form} set={set} endpoints={endpoints} />
        <NativeSelect
          label={t('alertRules.minLevel')}
          value={String(form.minLevel)}
          onChange={(event) => set({ minLevel: Number(event.currentTarget.value) })}
          data={[1, 2, 3, 4, 5].map((level) => ({
            value: String(level),
            label: `${level} – ${t(`alerts.level.${level}`)}`,
          }))}
        />
        <Checkbox.Group
          label={t('alertRules.kinds')}
          description={t('alertRules.noneIsAll')}
          value={form.kinds}
          error={wrong['kinds']}
          onChange={(kinds) => set({ kinds: kinds as AlertKind[] })}
        >
          <Group style={{ gap: '8px 20px' }} mt={4}>
            {ALERT_KINDS.map((kind) => (
              <Checkbox key={kind} size="xs" value={kind} label={t(`alerts.kind.${kind}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        {brands.length > 1 ? (
          <Checkbox.Group
            label={t('alertRules.brands')}
            description={t('alertRules.noneIsAll')}
            value={form.brandIds}
            onChange={(brandIds) => set({ brandIds })}
          >
            <Group style={{ gap: '8px 20px' }} mt={4}>
              {brands.map((brand) => (
                <Checkbox key={brand.id} size="xs" value={brand.id} label={brand.name} />
              ))}
            </Group>
          </Checkbox.Group>
        ) : null}
        <Checkbox
          label={t('alertRules.quietSwitch')}
          description={t('alertRules.quietHelp')}
          checked={form.quiet}
          onChange={(event) => set({ quiet: event.currentTarget.checked })}
        />
        {form.quiet ? (
          <Group gap="sm">
            <TextInput
              type="time"
              label={t('alertRules.quietFrom')}
              required
              value={form.from}
              onChange={(event) => set({ from: event.currentTarget.value })}
            />
            <TextInput
              type="time"
              label={t('alertRules.quietTo')}
              required
              value={form.to}
              error={wrong['quiet']}
              onChange={(event) => set({ to: event.currentTarget.value })}
            />
          </Group>
        ) : null}
        {form.chain.map((step, index) => (
          <fieldset key={step.key} className={classes.step}>
            <legend>{t('alertRules.step', { number: index + 1 })}</legend>
            <Stack gap="xs">
              <NumberInput
                label={t('alertRules.afterMinutes')}
                min={1}
                max={1440}
                allowDecimal={false}
                maw={220}
                value={step.afterMinutes}
                onChange={(afterMinutes) => setStep(index, { afterMinutes })}
              />
              <AudienceChoice
                label={t('alertRules.tells')}
                value={step}
                set={(change) => setStep(index, change)}
                endpoints={endpoints}
              />
              <Group>
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => set({ chain: form.chain.filter((_, at) => at !== index) })}
                >
                  {t('alertRules.removeStep')}
                </Button>
              </Group>
            </Stack>
          </fieldset>
        ))}
        {wrong['chain'] ? <span className={classes.error}>{wrong['chain']}</span> : null}
        {form.chain.length < 6 ? (
          <Group>
            <Button size="xs" variant="default" onClick={() => set({ chain: [...form.chain, emptyStep()] })}>
              {t('alertRules.addStep')}
            </Button>
          </Group>
        ) : null}
        <FormButtons
          act={t('people.save')}
          busy={save.busy}
          disabled={form.name.trim() === ''}
          close={close}
        />
      </Stack>
    </form>
  );
}
