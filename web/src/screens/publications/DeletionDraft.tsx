/** A deletion that came back from review: there is nothing to write, it is asked for again or given up. */
import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { ReplyView } from '../../api/types.js';
import { useAction } from '../../ui/use-action.js';

export function DeletionDraft({ reply }: { reply: ReplyView }) {
  const { t } = useTranslation();
  const stale = [['case', reply.caseId], ['cases'], ['reviews']];
  const again = useAction(() => api.replies.submit(reply.id, { revision: reply.draft.revision }), { stale });
  const giveUp = useAction(() => api.replies.withdraw(reply.id), { stale });
  return (
    <>
      <Text style={{ whiteSpace: 'pre-wrap' }} dir="auto">
        {reply.draft.text}
      </Text>
      <Group gap="sm">
        <Button
          size="xs"
          loading={again.busy}
          disabled={!reply.can.submit || giveUp.busy}
          onClick={() => again.run()}
        >
          {t('publishing.askAgain')}
        </Button>
        <Button
          size="xs"
          variant="default"
          loading={giveUp.busy}
          disabled={!reply.can.withdraw || again.busy}
          onClick={() => giveUp.run()}
        >
          {t('publishing.leaveIt')}
        </Button>
      </Group>
    </>
  );
}
