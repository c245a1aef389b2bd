/** What the picture shows, as tables: every alert it would have raised, and the counts by day. */
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AlertLab } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useTimeZone } from '../../session/use-session.js';
import { LevelMark } from '../../ui/LevelMark.js';
import { Panel } from '../../ui/Panel.js';
import { Tag } from '../../ui/Tag.js';
import classes from './Lab.module.css';
import { joinedByDay } from './series-points.js';

export function LabTables({ of }: { of: AlertLab }) {
  const { t } = useTranslation();
  const format = useFormat();
  const timeZone = useTimeZone();
  const short = (value: number) =>
    format.number(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
  return (
    <Panel title={t('lab.would')}>
      {of.alerts.length === 0 ? <p className={classes.lead}>{t('lab.none')}</p> : null}
      {of.alerts.length > 0 ? (
        <div className={classes.wide} tabIndex={0} role="region" aria-label={t('lab.would')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('lab.column.at')}</Table.Th>
                <Table.Th>{t('lab.column.level')}</Table.Th>
                <Table.Th>{t('lab.column.what')}</Table.Th>
                <Table.Th>{t('lab.column.seen')}</Table.Th>
                <Table.Th>{t('lab.column.lead')}</Table.Th>
                <Table.Th>{t('lab.column.mark')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {of.alerts.map((alert) => (
                <Table.Tr key={`${alert.at}.${alert.kind}`}>
                  <Table.Td>{format.dateTime(alert.at)}</Table.Td>
                  <Table.Td>
                    <LevelMark level={alert.level} size={22} />
                  </Table.Td>
                  <Table.Td>
                    {t(`alerts.kind.${alert.kind}`)}
                    {alert.again ? ` (${t('lab.again')})` : ''}
                  </Table.Td>
                  <Table.Td>
                    {t('lab.seenOf', {
                      seen: short(alert.seen),
                      expected: short(alert.expected),
                      time: format.duration(alert.windowMinutes * 60),
                    })}
                  </Table.Td>
                  <Table.Td>
                    {alert.leadMinutes === 0 ? t('lab.atPeak') : format.duration(alert.leadMinutes * 60)}
                  </Table.Td>
                  <Table.Td>
                    {alert.marked ? (
                      <Tag tone={alert.marked === 'right' ? 'green' : 'red'}>
                        {alert.marked === 'right' ? t('alerts.acts.right') : t('alerts.acts.wrong')}
                      </Tag>
                    ) : (
                      t('lab.noMark')
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ) : null}
      <details className={classes.byDay}>
        <summary>{t('lab.byDay')}</summary>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('lab.column.day')}</Table.Th>
              <Table.Th>{t('lab.seen')}</Table.Th>
              <Table.Th>{t('lab.expected')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {joinedByDay(of.points, timeZone).map((day) => (
              <Table.Tr key={day.at}>
                <Table.Td>{format.date(day.at)}</Table.Td>
                <Table.Td>{day.seen === null ? t('lab.missing') : format.number(day.seen)}</Table.Td>
                <Table.Td>{day.expected === null ? '–' : short(day.expected)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </Panel>
  );
}
