/** A finding named without a text: its own sentence, with a gap where the words of a text would stand. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

export function useFindingLabel(): (code: string) => string {
  const { i18n } = useTranslation();
  return useCallback(
    (code: string) => {
      const sentence = [i18n.language, 'en']
        .map((language) => i18n.getResource(language, 'finding', code, { keySeparator: false }) as unknown)
        .find((words): words is string => typeof words === 'string');
      // Two gaps in a row are one.
      return (sentence ?? code).replace(/\{[^}]*\}(?: \{[^}]*\})*/g, '…');
    },
    [i18n],
  );
}
