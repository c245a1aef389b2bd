/**
 * Words for codes that the server sends: errors, findings, reasons, kinds. A code without a translation shows the
 * server's English sentence, and never nothing.
 */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/request.js';
import type { Finding, ReplyView, ScoreReason } from '../api/types.js';

type Params = Record<string, unknown>;

/** The words that weighed follow a colon; where there are none the sentence stands alone. */
const readable = (params: Params = {}): Params => ({
  ...params,
  words: params['words'] ? `: ${String(params['words'])}` : '',
});

export function useWords() {
  const { t, i18n } = useTranslation();

  const code = useCallback(
    (namespace: 'finding' | 'reason', key: string, params: Params | undefined, fallback: string): string => {
      const options = { ns: namespace, keySeparator: false, nsSeparator: false } as const;
      const given = { ...params, ...options };
      return i18n.exists(key, given) ? t(key, given) : fallback;
    },
    [t, i18n],
  );

  return {
    finding: (finding: Finding) => code('finding', finding.code, finding.params, finding.reason),
    reason: (reason: ScoreReason) => code('reason', reason.code, readable(reason.params), reason.text),
    /** Why a reply cannot be edited, submitted, approved …; null when nobody said. */
    why: useCallback(
      (reply: ReplyView, action: string): string | null => {
        const key = `words.why.${reply.reasonCodes?.[action] ?? ''}`;
        return i18n.exists(key) ? t(key) : (reply.reasons[action] ?? null);
      },
      [t, i18n],
    ),
    /** A word of a closed list (`words.<list>.<key>`); an unknown one shows as it came. */
    term: useCallback(
      (list: string, key: string, params: Params = {}, fallback = key): string => {
        const full = `words.${list}.${key}`;
        return i18n.exists(full) ? t(full, params) : fallback;
      },
      [t, i18n],
    ),
    problem: useCallback(
      (error: unknown): string => {
        if (!(error instanceof Problem)) return t('words.error.internal');
        const known = i18n.exists(`words.error.${error.code}`) ? t(`words.error.${error.code}`) : '';
        // The server's sentence knows more than the general one, but it is English.
        if (i18n.language === 'en' && error.detail) return error.detail;
        return known || error.detail || t('words.error.internal');
      },
      [t, i18n],
    ),
    /** The server's English sentence where the reader sees another language: worth having below the translated one. */
    problemDetail: (error: unknown): string | null =>
      i18n.language !== 'en' && error instanceof Problem && error.detail ? error.detail : null,
  };
}
