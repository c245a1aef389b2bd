/** Whose yes one step of a review needs: any reviewer's, a lead's, or that of one of the people named. */
import { Button, Checkbox, Group, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReviewPolicy } from '../../api/types.js';
import type { StepBy, StepForm } from './policy-form.js';

interface Props {
  step: StepForm;
  number: number;
  team: ReviewPolicy['team'];
  onChange: (change: Partial<StepForm>) => void;
  onRemove: (() => void) | null;
}

export function StepChoice({ step, number, team, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const reviewers = team.filter(({ roles }) => roles.includes('reviewer') || roles.includes('lead'));
  return (
    <li>
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t('reviewPolicy.step', { number })}
          value={step.by}
          onChange={(event) => onChange({ by: event.currentTarget.value as StepBy })}
          data={(['reviewer', 'lead', 'people'] as const).map((by) => ({
            value: by,
            label: t(`reviewPolicy.by.${by}`),
          }))}
        />
        {onRemove ? (
          <Button size="xs" variant="subtle" onClick={onRemove}>
            {t('reviewPolicy.removeStep', { number })}
          </Button>
        ) : null}
      </Group>
      {step.by === 'people' ? (
        <Checkbox.Group
          mt="xs"
          label={t('reviewPolicy.people')}
          value={step.people}
          onChange={(people) => onChange({ people })}
        >
          <Group style={{ gap: '6px 18px' }} mt={4}>
            {reviewers.map(({ id, name }) => (
              <Checkbox key={id} size="xs" value={id} label={name} />
            ))}
          </Group>
        </Checkbox.Group>
      ) : null}
    </li>
  );
}
