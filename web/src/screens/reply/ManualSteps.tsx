/**
 * A platform that takes no replies from programs: copy the approved text, open the page, post it by hand, say that it is there.
 * The text is read-only here, because what was approved is exactly these words.
 */
import { Button, CopyButton, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { PublicationView, ReplyView } from '../../api/types.js';
import { safeHref } from '../../ui/links.js';
import { useAction } from '../../ui/use-action.js';
import classes from './ManualSteps.module.css';
import { Settle } from './Settle.js';

interface Props {
  reply: ReplyView;
  publication: PublicationView;
  pageUrl: string | null;
}

export function ManualSteps({ reply, publication, pageUrl }: Props) {
  const { t } = useTranslation();
  const [begun, setBegun] = useState<{ text: string; url: string | null } | null>(null);
  const begin = useAction(() => api.publications.beginManual(publication.id), {
    stale: [['case', reply.caseId]],
    done: setBegun,
  });
  const undo = useAction(() => api.publications.cancel(publication.id), {
    stale: [['case', reply.caseId], ['cases']],
  });
  const running = begun !== null || publication.state === 'sending';
  if (!running) {
    return (
      <div>
        <Text size="sm">{t('reply.manual.words')}</Text>
        <Group gap="sm" mt="xs">
          {reply.can.confirm ? (
            <Button loading={begin.busy} onClick={() => begin.run()}>
              {t('reply.manual.begin')}
            </Button>
          ) : null}
          {reply.can.cancel ? (
            <Button variant="default" loading={undo.busy} onClick={() => undo.run()}>
              {t('reply.publication.undo')}
            </Button>
          ) : null}
        </Group>
      </div>
    );
  }
  const text = begun?.text ?? reply.version?.text ?? '';
  const url = safeHref(begun?.url ?? pageUrl);
  return (
    <ol className={classes.steps}>
      <li>
        <Text size="sm">{t('reply.manual.copyWords')}</Text>
        <textarea
          className={classes.text}
          readOnly
          value={text}
          rows={4}
          aria-label={t('reply.manual.text')}
          dir="auto"
        />
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="xs" onClick={copy} aria-live="polite">
              {copied ? t('reply.manual.copied') : t('reply.manual.copy')}
            </Button>
          )}
        </CopyButton>
      </li>
      <li>
        <Text size="sm" mb={4}>
          {t('reply.manual.openWords')}
        </Text>
        {url ? (
          <Button
            size="xs"
            variant="default"
            component="a"
            href={url}
            target="_blank"
            rel="noopener noreferrer nofollow"
          >
            {t('reply.manual.open')}
          </Button>
        ) : (
          <Text size="sm">{t('reply.manual.noPage')}</Text>
        )}
      </li>
      <li>
        <Text size="sm">{t('reply.manual.confirmWords')}</Text>
        <Settle reply={reply} publication={publication} />
      </li>
    </ol>
  );
}
