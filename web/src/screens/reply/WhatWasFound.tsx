/** What the checks have to say of a text, below the buttons: remarks, promises to be kept by somebody, and why the server refused it. */
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../api/types.js';
import { Notice } from '../../ui/Notice.js';
import { FindingsList } from './FindingsList.js';
import { PromiseList } from './PromiseList.js';
import { stopping } from './use-mending.js';
import type { usePromises } from './use-promises.js';

interface Props {
  text: string;
  findings: Finding[];
  onFix: (finding: Finding, suggestion: string) => void;
  onShow: (finding: Finding) => void;
  promises: ReturnType<typeof usePromises>;
  onConfirmed: () => void;
  /** What it was refused for; null where it was not. */
  refused: Finding[] | null;
}

export function WhatWasFound({ text, findings, onFix, onShow, promises, onConfirmed, refused }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <FindingsList text={text} findings={findings} onFix={onFix} onShow={onShow} />
      <PromiseList promises={promises} onConfirmed={onConfirmed} />
      {refused ? (
        <Notice tone="red" role="alert">
          {t('reply.blocked', { count: stopping(refused) })}
        </Notice>
      ) : null}
    </>
  );
}
