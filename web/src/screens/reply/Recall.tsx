/** Takes a reply back to write on, from its review or from the seconds before it is posted. Nothing is drawn where that is not allowed. */
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { ReplyView } from '../../api/types.js';
import { ConfirmButton } from '../../ui/ConfirmButton.js';
import { useAction } from '../../ui/use-action.js';

export function Recall({ reply }: { reply: ReplyView }) {
  const { t } = useTranslation();
  const recall = useAction(() => api.replies.recall(reply.id), {
    stale: [['case', reply.caseId], ['cases'], ['reviews']],
  });
  if (!reply.can.recall) return null;
  return (
    <ConfirmButton
      label={t('reply.recall')}
      question={t('reply.recallQuestion')}
      explain={t('reply.recallExplain')}
      busy={recall.busy}
      act={() => recall.run()}
    />
  );
}
