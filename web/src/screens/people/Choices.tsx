/** Which roles somebody holds, each with what it means, and which languages they answer in. */
import { Checkbox, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnswerLanguage, Role } from '../../api/types.js';

const ROLES: readonly Role[] = ['agent', 'reviewer', 'lead', 'executive', 'admin'];
const LANGUAGES: readonly AnswerLanguage[] = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'];

/** Of languages stored for somebody those that can be chosen here. */
export const answerLanguages = (codes: readonly string[]): AnswerLanguage[] =>
  LANGUAGES.filter((code) => codes.includes(code));

export function RoleChoice({ value, onChange }: { value: Role[]; onChange: (roles: Role[]) => void }) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group label={t('people.roles')} value={value} onChange={(roles) => onChange(roles as Role[])}>
      <Stack gap={6} mt={4}>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            value={role}
            label={t(`words.role.${role}`)}
            description={t(`people.roleHelp.${role}`)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

interface LanguageChoiceProps {
  label?: string;
  value: AnswerLanguage[];
  onChange: (languages: AnswerLanguage[]) => void;
  error?: string;
}

export function LanguageChoice({ label, value, onChange, error }: LanguageChoiceProps) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={label ?? t('people.languages')}
      value={value}
      error={error}
      onChange={(codes) => onChange(answerLanguages(codes))}
    >
      <Group gap="md" mt={4}>
        {LANGUAGES.map((code) => (
          <Checkbox key={code} value={code} label={t(`words.language.${code}`)} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
