/** The page before the desk: what this is, the language to read it in, and one form. */
import { Paper, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { LocaleSwitch } from './LocaleSwitch.js';
import classes from './FrontPage.module.css';

export function FrontPage({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Earshot`;
  }, [title]);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <span className={classes.name}>Earshot</span>
        <LocaleSwitch />
      </header>
      <main className={classes.main}>
        <Paper withBorder p="lg" className={classes.card}>
          <Title order={1} fz="xl" mb={4}>
            {title}
          </Title>
          <Text size="sm" c="dimmed" mb="md">
            {words}
          </Text>
          {children}
        </Paper>
      </main>
    </div>
  );
}
