/** What happened that this person should know; the number of unread ones is read out, quietly and not at every change. */
import { ActionIcon, Button, Popover, ScrollArea, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { queries } from '../api/queries.js';
import type { BellItem } from '../api/types.js';
import { Ago } from '../ui/Ago.js';
import { Icon } from '../ui/Icon.js';
import { useAction } from '../ui/use-action.js';
import { bellLink } from './bell-link.js';
import classes from './Bell.module.css';
import { useBellWords } from './use-bell-words.js';

export function Bell() {
  const { t } = useTranslation();
  const words = useBellWords();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const { data } = useQuery(queries.bell());
  const read = useAction(api.bell.read, { stale: [['bell']] });
  const unread = data?.unread ?? 0;
  const label = t('shell.bell.label', { count: unread });
  const follow = (item: BellItem) => {
    setOpen(false);
    if (!item.readAt) read.run({ ids: [item.id] });
    const href = bellLink(item);
    if (href) void navigate({ href });
  };
  return (
    <>
      <span className="hidden" aria-live="polite">
        {unread > 0 ? label : ''}
      </span>
      <Popover opened={open} onChange={setOpen} position="bottom-end" width={340} shadow="md" trapFocus>
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={label}
            onClick={() => setOpen((o) => !o)}
            className={classes.bell}
          >
            <Icon name="bell" size={20} />
            {unread > 0 ? (
              <span className={classes.count} aria-hidden="true">
                {unread > 99 ? '99+' : unread}
              </span>
            ) : null}
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown p={0} aria-label={t('shell.bell.title')} className={classes.dropdown}>
          <div className={classes.head}>
            <Text fw={600} size="sm">
              {t('shell.bell.title')}
            </Text>
            <Button
              size="compact-xs"
              variant="subtle"
              disabled={unread === 0}
              loading={read.busy}
              onClick={() => read.run({ all: true })}
            >
              {t('shell.bell.readAll')}
            </Button>
          </div>
          <ScrollArea.Autosize mah="60vh">
            {data && data.items.length > 0 ? (
              <ul className={classes.list}>
                {data.items.map((item) => {
                  const { line, why } = words(item);
                  return (
                    <li key={item.id}>
                      <button
                        type="button"
                        className={classes.item}
                        data-unread={!item.readAt || undefined}
                        onClick={() => follow(item)}
                      >
                        {item.readAt ? null : <span className="hidden">{t('shell.bell.unread')} </span>}
                        <span>{line}</span>
                        {why ? <small>{why}</small> : null}
                        <small>
                          <Ago at={item.createdAt} />
                        </small>
                      </button>
                    </li>
                  );
                })}
              </ul>
            ) : (
              <Text size="sm" c="dimmed" p="md">
                {t('shell.bell.empty')}
              </Text>
            )}
          </ScrollArea.Autosize>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
