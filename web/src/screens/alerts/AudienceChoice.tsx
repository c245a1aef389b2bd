/** Who is told and by what: roles, single people, and endpoints. */
import { Checkbox, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { AlertEndpoint, Role } from '../../api/types.js';
import type { AudienceForm } from './rule-form.js';

const ROLES: readonly Role[] = ['executive', 'lead', 'admin', 'reviewer', 'agent'];
const tight = { gap: '8px 20px' };

export function AudienceChoice({
  label,
  value,
  set,
  endpoints,
}: {
  label: string;
  value: AudienceForm;
  set: (change: Partial<AudienceForm>) => void;
  endpoints: AlertEndpoint[];
}) {
  const { t } = useTranslation();
  const people = (useQuery(queries.people()).data?.items ?? []).filter(
    (one) => one.active || value.personIds.includes(one.id),
  );
  return (
    <Stack gap="xs">
      <Checkbox.Group label={label} value={value.roles} onChange={(roles) => set({ roles: roles as Role[] })}>
        <Group style={tight} mt={4}>
          {ROLES.map((role) => (
            <Checkbox
              key={role}
              size="xs"
              value={role}
              label={t('alertRules.everyRole', { role: t(`words.role.${role}`) })}
            />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox.Group
        label={t('alertRules.people')}
        value={value.personIds}
        onChange={(personIds) => set({ personIds })}
      >
        <Group style={tight} mt={4}>
          {people.map((one) => (
            <Checkbox key={one.id} size="xs" value={one.id} label={one.name} />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox.Group
        label={t('alertRules.channels')}
        value={value.channels}
        onChange={(channels) => set({ channels: channels as AudienceForm['channels'] })}
      >
        <Group style={tight} mt={4}>
          {(['bell', 'email'] as const).map((channel) => (
            <Checkbox key={channel} size="xs" value={channel} label={t(`alertRules.channel.${channel}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      {endpoints.length > 0 ? (
        <Checkbox.Group
          label={t('alertRules.endpoints')}
          value={value.endpointIds}
          onChange={(endpointIds) => set({ endpointIds })}
        >
          <Group style={tight} mt={4}>
            {endpoints.map((one) => (
              <Checkbox key={one.id} size="xs" value={one.id} label={one.name} />
            ))}
          </Group>
        </Checkbox.Group>
      ) : null}
    </Stack>
  );
}
