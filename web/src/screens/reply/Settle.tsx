/** A person says whether a reply stands on the page: their word is recorded with their name. */
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { PublicationView, ReplyView } from '../../api/types.js';
import { safeHref } from '../../ui/links.js';
import { ConfirmButton } from '../../ui/ConfirmButton.js';
import { useAction } from '../../ui/use-action.js';

export function Settle({ reply, publication }: { reply: ReplyView; publication: PublicationView }) {
  const { t } = useTranslation();
  const [permalink, setPermalink] = useState('');
  const [reason, setReason] = useState('');
  // Earshot sent it and cannot find out: then a word alone is not enough.
  const ours = publication.mode === 'api';
  const stale = [['case', reply.caseId], ['cases']];
  const confirm = useAction(
    () =>
      api.publications.confirmManual(
        publication.id,
        permalink.trim() || undefined,
        reason.trim() || undefined,
      ),
    { stale },
  );
  const absent = useAction(() => api.publications.notPosted(publication.id, reason.trim() || undefined), {
    stale,
  });
  const wrong = permalink.trim() !== '' && safeHref(permalink.trim()) === null;
  const silent = ours && reason.trim() === '';
  return (
    <>
      {ours ? (
        <TextInput
          size="xs"
          mt={6}
          maw={420}
          label={t('reply.settle.reason')}
          description={t('reply.settle.words')}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
      <TextInput
        size="xs"
        mt={6}
        maw={420}
        label={ours ? t('reply.settle.permalink') : t('reply.manual.permalink')}
        placeholder="https://"
        value={permalink}
        error={wrong ? t('reply.manual.badLink') : undefined}
        onChange={(event) => setPermalink(event.currentTarget.value)}
      />
      <Group gap="sm" mt="xs">
        <Button
          size="xs"
          loading={confirm.busy}
          disabled={wrong || absent.busy || silent || (ours && permalink.trim() === '')}
          onClick={() => confirm.run()}
        >
          {ours ? t('reply.settle.posted') : t('reply.manual.posted')}
        </Button>
        <ConfirmButton
          label={ours ? t('reply.settle.notPosted') : t('reply.manual.notPosted')}
          disabled={silent}
          question={t('reply.manual.notPostedQuestion')}
          explain={t('reply.manual.notPostedExplain')}
          busy={absent.busy}
          act={() => absent.run()}
        />
      </Group>
    </>
  );
}
