/** Tells when the line is down, what that means for what one types, and when it is up again. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Banner.module.css';

export function LineBanner({ live }: { live: boolean | null }) {
  const { t } = useTranslation();
  const [online, setOnline] = useState(navigator.onLine);
  const [late, setLate] = useState(false);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    };
  }, []);
  useEffect(() => {
    // A short hiccup is no news: the line comes back by itself within seconds.
    if (live !== false) return;
    const timer = setTimeout(() => setLate(true), 4_000);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [live]);
  const words = !online ? t('shell.line.offline') : late ? t('shell.line.stale') : null;
  return (
    <div aria-live="polite">
      {words ? (
        <div className={classes.banner} data-tone="red">
          <span>{words}</span>
        </div>
      ) : null}
    </div>
  );
}
