/** One rule: to which replies it applies, and whose yes they need. */
import { Button, Checkbox, Group, NativeSelect, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { ReviewPolicy, Severity } from '../../api/types.js';
import { newStep, type RuleForm, type StepForm } from './policy-form.js';
import classes from './ReviewPolicy.module.css';
import { StepChoice } from './StepChoice.js';

const SEVERITIES: readonly Severity[] = ['urgent', 'high', 'normal', 'low'];
const MOST_STEPS = 5;

interface Props {
  brandId: string;
  rule: RuleForm;
  number: number;
  last: boolean;
  team: ReviewPolicy['team'];
  onChange: (change: Partial<RuleForm>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

export function RuleItem({ brandId, rule, number, last, team, onChange, onMove, onRemove }: Props) {
  const { t } = useTranslation();
  const platforms = useQuery(queries.platforms()).data?.items ?? [];
  const topics = useQuery(queries.topics(brandId)).data?.items ?? [];
  const any = { value: '', label: t('reviewPolicy.any') };
  const writers = team.filter(({ roles }) => roles.includes('agent') || roles.includes('lead'));
  const setStep = (index: number, change: Partial<StepForm>) =>
    onChange({ steps: rule.steps.map((one, at) => (at === index ? { ...one, ...change } : one)) });
  return (
    <fieldset className={classes.rule}>
      <legend>{t('reviewPolicy.rule', { number })}</legend>
      <div className={classes.when}>
        <NativeSelect
          label={t('reviewPolicy.severity')}
          value={rule.severity}
          onChange={(event) => onChange({ severity: event.currentTarget.value as Severity | '' })}
          data={[any, ...SEVERITIES.map((one) => ({ value: one, label: t(`words.severity.${one}`) }))]}
        />
        <NativeSelect
          label={t('reviewPolicy.platform')}
          value={rule.platform}
          onChange={(event) => onChange({ platform: event.currentTarget.value })}
          data={[any, ...platforms.map(({ platform, label }) => ({ value: platform, label }))]}
        />
        <NativeSelect
          label={t('reviewPolicy.topic')}
          value={rule.topic}
          onChange={(event) => onChange({ topic: event.currentTarget.value })}
          data={[any, ...kept(topics.map(topicOf), rule.topic)]}
        />
        <NativeSelect
          label={t('reviewPolicy.agent')}
          value={rule.agentId}
          onChange={(event) => onChange({ agentId: event.currentTarget.value })}
          data={[
            any,
            ...kept(
              writers.map(({ id, name }) => ({ value: id, label: name })),
              rule.agentId,
            ),
          ]}
        />
      </div>
      <Checkbox
        mt="sm"
        label={t('reviewPolicy.trainee')}
        description={t('reviewPolicy.traineeHelp')}
        checked={rule.trainee}
        onChange={(event) => onChange({ trainee: event.currentTarget.checked })}
      />
      <ol className={classes.steps} aria-label={t('reviewPolicy.steps')}>
        {rule.steps.map((one, index) => (
          <StepChoice
            key={one.key}
            step={one}
            number={index + 1}
            team={team}
            onChange={(change) => setStep(index, change)}
            onRemove={
              rule.steps.length > 1
                ? () => onChange({ steps: rule.steps.filter((_, at) => at !== index) })
                : null
            }
          />
        ))}
      </ol>
      <Stack gap="xs">
        {rule.steps.length > 1 ? (
          <Checkbox
            label={t('reviewPolicy.ordered')}
            checked={rule.ordered}
            onChange={(event) => onChange({ ordered: event.currentTarget.checked })}
          />
        ) : null}
        <Checkbox
          label={t('reviewPolicy.leadSuffices')}
          checked={rule.leadSuffices}
          onChange={(event) => onChange({ leadSuffices: event.currentTarget.checked })}
        />
      </Stack>
      <Group gap="xs" mt="sm">
        {rule.steps.length < MOST_STEPS ? (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => onChange({ steps: [...rule.steps, newStep()] })}
          >
            {t('reviewPolicy.addStep')}
          </Button>
        ) : null}
        <Button size="compact-xs" variant="subtle" disabled={number === 1} onClick={() => onMove(-1)}>
          {t('reviewPolicy.up')}
        </Button>
        <Button size="compact-xs" variant="subtle" disabled={last} onClick={() => onMove(1)}>
          {t('reviewPolicy.down')}
        </Button>
        <Button size="compact-xs" variant="subtle" color="red" onClick={onRemove}>
          {t('reviewPolicy.removeRule')}
        </Button>
      </Group>
    </fieldset>
  );

  function topicOf({ topic, label }: (typeof topics)[number]): { value: string; label: string } {
    return { value: topic, label };
  }
}

/** What is set stays in the list, also when it is not known any more. */
function kept(
  choices: { value: string; label: string }[],
  value: string,
): { value: string; label: string }[] {
  return value === '' || choices.some((one) => one.value === value)
    ? choices
    : [...choices, { value, label: value }];
}
