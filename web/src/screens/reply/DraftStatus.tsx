/** Where the words one typed are right now, told plainly. */
import { useTranslation } from 'react-i18next';
import classes from './Composer.module.css';
import { isDirty, type DraftState } from './draft-sync.js';

export function DraftStatus({ state }: { state: DraftState }) {
  const { t } = useTranslation();
  const dirty = isDirty(state);
  const worry = dirty && (state.line === 'down' || state.conflict !== null);
  const words = state.conflict
    ? t('reply.draft.conflict')
    : dirty && state.line === 'down'
      ? t('reply.draft.local')
      : dirty
        ? state.restored
          ? t('reply.draft.restored')
          : t('reply.draft.saving')
        : state.replacedBy
          ? t('reply.draft.replaced', { name: state.replacedBy })
          : state.text === ''
            ? t('reply.draft.auto')
            : t('reply.draft.saved');
  return (
    <span
      className={classes.status}
      data-tone={worry ? 'amber' : undefined}
      aria-live={worry ? 'polite' : 'off'}
    >
      {words}
    </span>
  );
}
