/** What each writer has earned, by gravity and language: the lower bound of the safe share as a bar, with the share that is asked for. */
import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/Panel.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { Tag } from '../../ui/Tag.js';
import type { Tone } from '../../ui/tones.js';
import classes from './ReviewPolicy.module.css';

const TONES: Record<'proven' | 'unproven' | 'bad-lately', Tone> = {
  proven: 'green',
  unproven: 'grey',
  'bad-lately': 'red',
};

export function TrustTable({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useQuery(queries.reviewTrust(brandId));
  return (
    <Panel title={t('reviewPolicy.trust.title')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('reviewPolicy.trust.help')}
      </Text>
      {!data ? (
        error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <LoadingRows rows={2} />
        )
      ) : data.items.every(({ cells }) => cells.length === 0) ? (
        <Text size="sm">{t('reviewPolicy.trust.none')}</Text>
      ) : (
        <Table.ScrollContainer
          minWidth={620}
          type="native"
          tabIndex={0}
          aria-label={t('reviewPolicy.trust.title')}
        >
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('reviewPolicy.trust.who')}</Table.Th>
                <Table.Th>{t('reviewPolicy.severity')}</Table.Th>
                <Table.Th>{t('reviewPolicy.trust.language')}</Table.Th>
                <Table.Th>{t('reviewPolicy.trust.safe')}</Table.Th>
                <Table.Th>{t('reviewPolicy.trust.bound')}</Table.Th>
                <Table.Th>{t('reviewPolicy.trust.state')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.flatMap(({ person, cells }) =>
                cells.map((cell) => (
                  <Table.Tr key={`${person.id}.${cell.severity}.${cell.language}`}>
                    <Table.Td>{person.name}</Table.Td>
                    <Table.Td>{t(`words.severity.${cell.severity}`)}</Table.Td>
                    <Table.Td>{format.language(cell.language)}</Table.Td>
                    <Table.Td>
                      {t('reviewPolicy.trust.of', {
                        safe: format.number(cell.safe),
                        replies: format.number(cell.replies),
                      })}
                    </Table.Td>
                    <Table.Td>
                      <Bound lower={cell.lower} threshold={data.threshold} />
                    </Table.Td>
                    <Table.Td>
                      <Tag tone={TONES[cell.state]}>{t(`reviewPolicy.trust.states.${cell.state}`)}</Tag>
                    </Table.Td>
                  </Table.Tr>
                )),
              )}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}

function Bound({ lower, threshold }: { lower: number; threshold: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  // Never shown as reached when it is not: the share is cut, not rounded.
  const shown = Math.floor(lower * 100 + 1e-9) / 100;
  return (
    <span className={classes.bound}>
      <svg
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        role="img"
        aria-label={t('reviewPolicy.trust.bar', {
          lower: format.percent(shown),
          threshold: format.percent(threshold),
        })}
      >
        <rect width="100" height="10" className={classes.track} />
        <rect
          width={shown * 100}
          height="10"
          className={classes.fill}
          data-enough={lower >= threshold || undefined}
        />
        <rect x={threshold * 100 - 0.6} width="1.2" height="10" className={classes.mark} />
      </svg>
      <span aria-hidden="true">{format.percent(shown)}</span>
    </span>
  );
}
