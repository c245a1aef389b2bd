/** The promises of a draft: who keeps each and until when. The next one that is not confirmed takes one key. */
import { Button, Kbd, NativeSelect, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { PromiseFound } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useMe, useTimeZone } from '../../session/use-session.js';
import { fromLocal, toLocal } from '../../ui/local-time.js';
import { Tag } from '../../ui/Tag.js';
import type { PromiseRow } from './promises.js';
import type { Promises } from './use-promises.js';
import classes from './PromiseList.module.css';

export function PromiseList({ promises, onConfirmed }: { promises: Promises; onConfirmed(): void }) {
  const { t } = useTranslation();
  const title = useId();
  const next = promises.rows.findIndex((row) => !row.kept);
  if (promises.rows.length === 0) return null;
  return (
    <section aria-labelledby={title} className={classes.box}>
      <Text id={title} size="sm" fw={600}>
        {t('promises.title')}
      </Text>
      {promises.open > 0 ? (
        <Text size="xs" c="dimmed">
          {t('promises.words')}
        </Text>
      ) : null}
      <ol className={classes.list}>
        {promises.rows.map((row, index) => (
          <li key={`${row.found.start}.${row.found.words}`} className={classes.item}>
            <Text size="sm" dir="auto" className={classes.words}>
              <Tag tone={row.kept ? 'green' : 'red'}>{t(`promises.kind.${kindOf(row.found)}`)}</Tag>{' '}
              {row.found.words}
            </Text>
            <OnePromise row={row} promises={promises} first={index === next} onConfirmed={onConfirmed} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function OnePromise({
  row: { found, kept },
  promises,
  first,
  onConfirmed,
}: {
  row: PromiseRow;
  promises: Promises;
  first: boolean;
  onConfirmed(): void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const people = usePeople();
  const [changing, setChanging] = useState(false);
  if (kept && !changing)
    return (
      <div className={classes.kept}>
        <Text size="sm" c="dimmed">
          {t('promises.confirmed', {
            name: people.find((one) => one.value === kept.ownerId)?.label ?? '…',
            due: format.dateTime(kept.dueAt),
          })}
        </Text>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setChanging(true)}>
          {t('promises.change')}
        </Button>
      </div>
    );
  return (
    <Choice
      key={`${found.words}.${found.dueAt}`}
      found={found}
      from={kept}
      people={people}
      first={first}
      begun={changing}
      confirm={(ownerId, dueAt) => {
        promises.confirm(found, ownerId, dueAt);
        setChanging(false);
        onConfirmed();
      }}
    />
  );
}

function Choice({
  found,
  from,
  people,
  first,
  begun,
  confirm,
}: {
  found: PromiseFound;
  from: PromiseRow['kept'];
  people: { value: string; label: string }[];
  first: boolean;
  /** By a press here: then whoever pressed goes on in it. */
  begun: boolean;
  confirm(ownerId: string, dueAt: string): void;
}) {
  const { t } = useTranslation();
  const me = useMe().person.id;
  const zone = useTimeZone();
  const [ownerId, setOwnerId] = useState(from?.ownerId ?? me);
  const [due, setDue] = useState(toLocal(from?.dueAt ?? found.dueAt, zone));
  const [late, setLate] = useState(false);
  const press = (): void => {
    const dueAt = fromLocal(due, zone);
    const fits = dueAt !== null && Date.parse(dueAt) > Date.now();
    setLate(!fits);
    if (fits) confirm(ownerId, dueAt);
  };
  return (
    <div className={classes.choice} role="group" aria-label={found.words}>
      <NativeSelect
        size="xs"
        autoFocus={begun}
        label={t('promises.owner')}
        data={people}
        value={ownerId}
        onChange={(event) => setOwnerId(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        type="datetime-local"
        label={t('promises.due')}
        value={due}
        error={late ? t('promises.late') : undefined}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
      <Button
        size="xs"
        variant="light"
        onClick={press}
        rightSection={first ? <Kbd size="xs">Alt+0</Kbd> : null}
        aria-keyshortcuts={first ? 'Alt+0' : undefined}
        {...(first ? { 'data-next-promise': true } : {})}
      >
        {t('promises.confirm')}
      </Button>
    </div>
  );
}

const kindOf = ({ kind }: PromiseFound): 'other' => kind as 'other';

/** Whoever asks stands first. */
function usePeople(): { value: string; label: string }[] {
  const { id, name } = useMe().person;
  const agents = useQuery(queries.agents()).data?.items ?? [];
  return [
    { value: id, label: name },
    ...agents.filter((one) => one.id !== id).map((one) => ({ value: one.id, label: one.name })),
  ];
}
