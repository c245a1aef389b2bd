/** The ways through the desk: a column beside the work, or on a phone a bar below it with what does not fit behind one button. */
import { Menu } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/use-session.js';
import { Icon } from '../ui/Icon.js';
import { type NavEntry, navFor } from './nav.js';
import classes from './Shell.module.css';

/** Words in three scripts are readable in a fifth of a small phone's width, not in less. */
const SLOTS = 5;

export function SideNav() {
  const entries = navFor(useMe());
  return (
    <div className={classes.links}>
      {entries.map((entry) => (
        <NavLink key={entry.to} entry={entry} />
      ))}
    </div>
  );
}

export function BottomNav() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const entries = navFor(useMe());
  const fits = entries.length <= SLOTS;
  const shown = fits ? entries : entries.slice(0, SLOTS - 1);
  const rest = fits ? [] : entries.slice(SLOTS - 1);
  const within = rest.some((entry) => pathname.startsWith(entry.to));
  return (
    <nav className={classes.bottom} aria-label={t('shell.nav.label')}>
      {shown.map((entry) => (
        <NavLink key={entry.to} entry={entry} />
      ))}
      {rest.length > 0 ? (
        <Menu position="top-end" width={220}>
          <Menu.Target>
            <button type="button" className={classes.link} data-within={within || undefined}>
              <Icon name="more" />
              <span>{t('shell.nav.more')}</span>
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((entry) => (
              <Menu.Item
                key={entry.to}
                leftSection={<Icon name={entry.icon} />}
                renderRoot={(props: Record<string, unknown>) => (
                  <Link to={entry.to} activeProps={{ 'aria-current': 'page' }} {...props} />
                )}
              >
                {t(`shell.nav.${entry.key}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </nav>
  );
}

function NavLink({ entry }: { entry: NavEntry }) {
  const { t } = useTranslation();
  return (
    <Link to={entry.to} className={classes.link} activeProps={{ 'aria-current': 'page' }}>
      <Icon name={entry.icon} />
      <span>{t(`shell.nav.${entry.key}`)}</span>
    </Link>
  );
}
