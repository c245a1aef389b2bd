/** The frame around every screen: where one is, where one can go, what is new, and whether the line is up. */
import { AppShell } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLive } from '../live/use-live.js';
import { Bell } from './Bell.js';
import { BrandSwitch } from './BrandSwitch.js';
import { CrisisBanner } from './CrisisBanner.js';
import { KeyHelp } from './KeyHelp.js';
import { LineBanner } from './LineBanner.js';
import { BottomNav, SideNav } from './Nav.js';
import { ProfileMenu } from './ProfileMenu.js';
import { SampleNotice } from './SampleNotice.js';
import classes from './Shell.module.css';

export function Shell() {
  const { t } = useTranslation();
  const live = useLive();
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 208, breakpoint: 'md', collapsed: { mobile: true } }}
      padding={0}
    >
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <AppShell.Header className={classes.header}>
        <span className={classes.brand}>Earshot</span>
        <BrandSwitch />
        <div className={classes.tools}>
          <Bell />
          <ProfileMenu />
        </div>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} aria-label={t('shell.nav.label')} visibleFrom="md">
        <SideNav />
        <KeyHelp />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        <LineBanner live={live} />
        <CrisisBanner />
        <SampleNotice />
        <Outlet />
      </AppShell.Main>
      <BottomNav />
    </AppShell>
  );
}
