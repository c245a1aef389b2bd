/** How many published replies are looked at again, and what was found of whom. */
import { Button, Group, NumberInput, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/Panel.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useAction } from '../../ui/use-action.js';

export function SecondLookShare({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(queries.secondLookOf(brandId));
  return (
    <Panel title={t('review.second.title')}>
      {!data ? (
        error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <LoadingRows rows={1} />
        )
      ) : (
        <>
          <Share key={data.percent} brandId={brandId} percent={data.percent} />
          <Text size="sm" mt="xs">
            {t('reviewPolicy.second.waiting', { count: data.waiting })}
          </Text>
          <Found people={data.people} />
        </>
      )}
    </Panel>
  );
}

function Share({ brandId, percent }: { brandId: string; percent: number }) {
  const { t } = useTranslation();
  const [value, setValue] = useState<number | string>(percent);
  const save = useAction((share: number) => api.reviewPolicy.setSecondLook(brandId, share), {
    stale: [['secondLookOf']],
    say: t('people.me.saved'),
  });
  const changed = value !== '' && Number(value) !== percent;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) save.run(Number(value));
      }}
    >
      <Group align="flex-end" gap="sm">
        <NumberInput
          label={t('reviewPolicy.second.percent')}
          description={t('reviewPolicy.second.help')}
          min={0}
          max={100}
          allowDecimal={false}
          maw={420}
          value={value}
          onChange={setValue}
        />
        <Button type="submit" size="sm" disabled={!changed} loading={save.busy}>
          {t('people.save')}
        </Button>
      </Group>
    </form>
  );
}

interface Counts {
  good: number;
  bad: number;
}

function Found({
  people,
}: {
  people: { person: { id: string; name: string }; wrote: Counts; approved: Counts }[];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (people.length === 0) return null;
  const said = ({ good, bad }: Counts) =>
    good + bad === 0
      ? t('audit.nothing')
      : t('reviewPolicy.second.badOf', {
          bad: format.number(bad),
          count: good + bad,
          all: format.number(good + bad),
        });
  return (
    <Table mt="xs" maw={620}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('reviewPolicy.trust.who')}</Table.Th>
          <Table.Th>{t('reviewPolicy.second.wrote')}</Table.Th>
          <Table.Th>{t('reviewPolicy.second.approved')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map(({ person, wrote, approved }) => (
          <Table.Tr key={person.id}>
            <Table.Td>{person.name}</Table.Td>
            <Table.Td>{said(wrote)}</Table.Td>
            <Table.Td>{said(approved)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
