/** What the checks found, as a list one can read, jump from and fix from: the same facts as the underlines. */
import { Button, Kbd, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../api/types.js';
import { useWords } from '../../i18n/use-words.js';
import { Tag } from '../../ui/Tag.js';
import classes from './FindingsList.module.css';

interface Props {
  text: string;
  findings: Finding[];
  /** Absent where the text cannot be changed. */
  onFix?: (finding: Finding, suggestion: string) => void;
  onShow?: (finding: Finding) => void;
}

export function FindingsList({ text, findings, onFix, onShow }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <>
      <FindingsHeard findings={findings} />
      {findings.length > 0 ? (
        <ol className={classes.list} aria-label={t('reply.findings.title')}>
          {findings.map((finding, index) => {
            const quoted = text.slice(finding.start, finding.end);
            return (
              <li key={`${finding.code}.${finding.start}.${finding.end}`} className={classes.item}>
                <Tag tone={finding.cosign ? 'blue' : finding.level === 'block' ? 'red' : 'amber'}>
                  {finding.cosign ? t('promises.cosign') : t(`reply.findings.${finding.level}`)}
                </Tag>
                <div className={classes.words}>
                  <Text size="sm">{words.finding(finding)}</Text>
                  <div className={classes.acts}>
                    {onShow && quoted.length > 0 && quoted.length < text.length ? (
                      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onShow(finding)}>
                        {t('reply.findings.show', { quoted: shorten(quoted) })}
                      </Button>
                    ) : null}
                    {onFix
                      ? finding.suggestions.slice(0, 3).map((suggestion, rank) => (
                          <Button
                            key={suggestion}
                            size="compact-xs"
                            variant={rank === 0 ? 'light' : 'default'}
                            onClick={() => onFix(finding, suggestion)}
                            rightSection={
                              rank === 0 && index < 9 ? <Kbd size="xs">{`Alt+${index + 1}`}</Kbd> : null
                            }
                            aria-keyshortcuts={rank === 0 && index < 9 ? `Alt+${index + 1}` : undefined}
                          >
                            {suggestion === ''
                              ? t('reply.findings.remove')
                              : t('reply.findings.use', { suggestion: shorten(suggestion) })}
                          </Button>
                        ))
                      : null}
                  </div>
                </div>
              </li>
            );
          })}
        </ol>
      ) : null}
    </>
  );
}

/** Reads the count out once typing rests, instead of at every key. */
function FindingsHeard({ findings }: { findings: Finding[] }) {
  const { t } = useTranslation();
  const stops = findings.filter((f) => f.level === 'block').length;
  const remarks = findings.length - stops;
  const now = [
    stops > 0 ? t('reply.findings.stops', { count: stops }) : '',
    remarks > 0 ? t('reply.findings.remarks', { count: remarks }) : '',
  ]
    .filter(Boolean)
    .join(' ');
  const [heard, setHeard] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setHeard(now), 1_500);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <span className="hidden" aria-live="polite">
      {heard}
    </span>
  );
}

const shorten = (words: string): string => (words.length > 28 ? `${words.slice(0, 27)}…` : words);
