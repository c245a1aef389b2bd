/** Takes something over into the open draft: noted by the server first, then put in as if typed. */
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { HelpTake } from '../../api/types.js';
import { useAction } from '../../ui/use-action.js';
import { intoDraft } from './into-draft.js';

export interface Take {
  run: (what: HelpTake) => void;
  busy: boolean;
}

export function useTake(replyId: string, prefix: string): Take {
  const { t } = useTranslation();
  return useAction((what: HelpTake) => api.help.take(replyId, what), {
    stale: [['help', replyId]],
    done: ({ text, open }) => {
      if (!intoDraft(text, prefix)) {
        notifications.show({ message: t('help.noDraft'), color: 'red', autoClose: 9000 });
        return;
      }
      notifications.show({
        message: open.length > 0 ? t('help.takenOpen', { gaps: open.join(', ') }) : t('help.taken'),
        color: open.length > 0 ? 'yellow' : 'tide',
        autoClose: 6000,
      });
    },
  });
}
