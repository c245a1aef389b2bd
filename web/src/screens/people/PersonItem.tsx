/** One colleague; opens to change roles, languages, capacity, and whether they may sign in at all. */
import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { Person } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useMe } from '../../session/use-session.js';
import { ConfirmButton } from '../../ui/ConfirmButton.js';
import { Tag } from '../../ui/Tag.js';
import { useAction } from '../../ui/use-action.js';
import { answerLanguages, LanguageChoice, RoleChoice } from './Choices.js';
import classes from './People.module.css';

export function PersonItem({ person, manages }: { person: Person; manages: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  return (
    <li className={classes.item} data-off={!person.active || undefined}>
      <div className={classes.head}>
        <div className={classes.grow}>
          <Group gap="xs">
            <Text fw={600}>{person.name}</Text>
            {person.roles.map((role) => (
              <Tag key={role} tone="blue">
                {t(`words.role.${role}`)}
              </Tag>
            ))}
            {person.sample ? <Tag tone="amber">{t('people.sample')}</Tag> : null}
            {person.active ? null : <Tag tone="red">{t('people.inactive')}</Tag>}
          </Group>
          <Text size="sm" c="dimmed">
            {person.email} · {format.list(person.languages.map((code) => format.language(code)))}
            {person.available ? ` · ${t('people.available')}` : ''}
          </Text>
        </div>
        {manages ? (
          <Button size="xs" variant="default" aria-expanded={editing} onClick={() => setEditing(!editing)}>
            {editing ? t('shell.close') : t('people.change')}
          </Button>
        ) : null}
      </div>
      {editing ? <PersonChange person={person} close={() => setEditing(false)} /> : null}
    </li>
  );
}

function PersonChange({ person, close }: { person: Person; close: () => void }) {
  const { t } = useTranslation();
  const me = useMe().person;
  const [roles, setRoles] = useState(person.roles);
  const [languages, setLanguages] = useState(answerLanguages(person.languages));
  const [capacity, setCapacity] = useState<number | string>(person.capacity);
  const update = useAction(
    (body: Parameters<typeof api.people.update>[1]) => api.people.update(person.id, body),
    {
      stale: [['people'], ['agents'], ['reviews']],
      done: close,
    },
  );
  return (
    <Stack gap="sm" mt="sm" maw={520}>
      <RoleChoice value={roles} onChange={setRoles} />
      <LanguageChoice value={languages} onChange={setLanguages} />
      <NumberInput
        label={t('people.capacity')}
        description={t('people.capacityHelp')}
        min={0}
        max={1000}
        value={capacity}
        onChange={setCapacity}
      />
      <Group gap="sm">
        <Button
          size="xs"
          loading={update.busy}
          disabled={roles.length === 0 || languages.length === 0}
          onClick={() => update.run({ roles, languages, capacity: Number(capacity) || 0 })}
        >
          {t('people.save')}
        </Button>
        {person.id === me.id ? null : person.active ? (
          <ConfirmButton
            label={t('people.deactivate')}
            question={t('people.deactivateQuestion', { name: person.name })}
            explain={t('people.deactivateExplain')}
            busy={update.busy}
            act={() => update.run({ active: false })}
          />
        ) : (
          <Button
            size="xs"
            variant="default"
            loading={update.busy}
            onClick={() => update.run({ active: true })}
          >
            {t('people.activate')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
