/** Asks the assistant for a draft, shows what it proposes, and lets a person take it or not. Asking can be cancelled at any time. */
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { useWords } from '../../i18n/use-words.js';
import { Notice } from '../../ui/Notice.js';
import { Tag } from '../../ui/Tag.js';
import { useAction } from '../../ui/use-action.js';
import classes from './Help.module.css';
import type { Take } from './use-take.js';

export function AssistantBox({ replyId, take }: { replyId: string; take: Take }) {
  const { t } = useTranslation();
  const words = useWords();
  const [wish, setWish] = useState('');
  const [proposal, setProposal] = useState<{ id: string; text: string } | null>(null);
  const asking = useRef<AbortController | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => () => asking.current?.abort(), []);
  const ask = useAction(
    async () => {
      const cancel = new AbortController();
      asking.current = cancel;
      try {
        return await api.help.assist(replyId, wish.trim() === '' ? {} : { wish: wish.trim() }, cancel.signal);
      } catch (error) {
        // Whoever cancels needs not be told that no answer came.
        if (cancel.signal.aborted) return null;
        throw error;
      }
    },
    {
      done: (made) => {
        if (made) setProposal(made);
      },
      failed: () => true,
    },
  );
  // Its buttons go with it: whoever pressed one by keyboard is where the next is asked for.
  const dismiss = () => {
    setProposal(null);
    field.current?.focus();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    ask.run();
  };
  return (
    <section>
      <h3 className={classes.heading}>{t('help.assistant.title')}</h3>
      <form onSubmit={submit}>
        <Group gap="xs" align="flex-end">
          <TextInput
            size="xs"
            className={classes.wish}
            label={t('help.assistant.wish')}
            ref={field}
            value={wish}
            maxLength={500}
            onChange={(event) => setWish(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" variant="default" loading={ask.busy}>
            {t('help.assistant.ask')}
          </Button>
          {ask.busy ? (
            <Button size="xs" variant="subtle" onClick={() => asking.current?.abort()}>
              {t('shell.cancel')}
            </Button>
          ) : null}
        </Group>
      </form>
      <Text size="xs" c="dimmed" mt={4}>
        {t('help.assistant.private')}
      </Text>
      <div role="status">
        {ask.error && !ask.busy ? (
          <Notice tone="red" title={t('help.assistant.failed')}>
            {words.problem(ask.error)}
          </Notice>
        ) : null}
        {proposal ? (
          <div className={classes.item}>
            <div className={classes.facts}>
              <Tag tone="blue">{t('help.assistant.mark')}</Tag>
            </div>
            <p className={classes.text} dir="auto">
              {proposal.text}
            </p>
            <Group gap="xs">
              <Button
                size="compact-xs"
                variant="default"
                disabled={take.busy}
                onClick={() => take.run({ kind: 'assistant', draftId: proposal.id })}
              >
                {t('help.use')}
              </Button>
              <Button size="compact-xs" variant="subtle" color="gray" onClick={dismiss}>
                {t('help.assistant.dismiss')}
              </Button>
            </Group>
          </div>
        ) : null}
      </div>
    </section>
  );
}
