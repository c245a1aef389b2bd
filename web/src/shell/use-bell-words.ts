/**
 * What a line under the bell says, and why, in the reader's language. What came as a code is translated; a sentence that only
 * exists in English is shown to readers of English alone, since everybody finds it at the end of the link.
 */
import { useTranslation } from 'react-i18next';
import type { BellItem } from '../api/types.js';
import { useFormat } from '../i18n/use-format.js';
import { useWords } from '../i18n/use-words.js';

export function useBellWords(): (item: BellItem) => { line: string; why: string | null } {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const format = useFormat();
  return ({ kind, params }) => {
    const said = (list: string, key: string) => words.term(list, key, {}, '');
    const cause =
      (params['error'] === undefined ? '' : said('platformError', String(params['error']))) ||
      (i18n.language === 'en' ? String(params['words'] ?? '') : '');
    const given = { ...params, words: cause };
    const whole = words.term('bell', kind.replaceAll('.', '-'), given, t('shell.bell.other'));
    // A line made to end in words that are not there ends before them.
    const line = whole.replace(/\s*:\s*$/u, '');
    const reason = String(params['reason'] ?? '');
    // What a person gave as a reason is a sentence of theirs and stands in the line.
    if (reason === '' || kind.startsWith('crisis.')) return { line, why: null };
    const nobody = `bell.nobody.${reason}`;
    const why = i18n.exists(nobody)
      ? t(`bell.nobody.${reason}`, { language: format.language(String(params['language'] ?? 'und')) })
      : said('historyReason', reason);
    return { line, why: why || null };
  };
}
