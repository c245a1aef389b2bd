/**
 * An alert in words, as every channel shows it: what it is, why, what is at stake, what is being done, where to look. Pure; what
 * people wrote is masked before it comes here.
 */
import type { IncidentStakes } from '../../../listening/escalation/incident-shape.js';
import type { Fact } from '../alert.entity.js';
import type { AlertKind, AlertState, Level, Telling } from '../alert-kinds.js';
import type { Params, Sentences } from '../sentences.js';

/** What is known of an alert, without words. */
export interface AlertFacts {
  id: string;
  kind: AlertKind;
  brandId: string | null;
  subject: Params;
  /** brand, and the brand's own names of topics. */
  names: Params;
  level: Level;
  state: AlertState;
  facts: Fact[];
  stakes: IncidentStakes;
  openedAt: Date;
  endedAt: Date | null;
  acknowledgedBy: string | null;
  owner: string | null;
  posts: { author: string; text: string; url: string | null }[];
  cases: {
    opened: number;
    unassigned: number;
    /** Who works on them. */
    agents: { name: string }[];
    repliesOut: number;
    repliesInReview: number;
  };
}

export interface AlertMessage {
  id: string;
  kind: AlertKind;
  telling: Telling;
  level: Level;
  /** "More serious now" */
  news: string;
  title: string;
  levelWords: string;
  reasons: string[];
  stakes: string[];
  posts: AlertFacts['posts'];
  doing: string[];
  link: string;
}

export function messageOf(alert: AlertFacts, telling: Telling, words: Sentences, link: string): AlertMessage {
  return {
    id: alert.id,
    kind: alert.kind,
    telling,
    level: alert.level,
    news: words.say('telling', alert.endedAt ? 'ended' : telling),
    title: words.title(alert.kind, alert.subject, alert.names),
    levelWords: words.say('mail', 'level', {
      level: alert.level,
      word: words.say('level', String(alert.level)),
    }),
    reasons: alert.facts.map((fact) => words.reason(fact)),
    stakes: stakesOf(alert, words),
    posts: alert.posts.map((post) => ({ ...post, text: shortened(post.text) })),
    doing: doingOf(alert, words),
    link,
  };
}

function stakesOf({ stakes, names }: AlertFacts, words: Sentences): string[] {
  const { voices, expected, reach, topics } = stakes;
  const lines: string[] = [];
  if (voices !== undefined)
    lines.push(words.say('mail', expected === undefined ? 'voicesOnly' : 'voices', { voices, expected }));
  if (reach) lines.push(words.say('mail', 'reach', { people: reach }));
  if (topics?.length)
    lines.push(
      words.say('mail', 'topics', { topics: topics.map((topic) => words.topic(topic, names)).join(', ') }),
    );
  return lines;
}

function doingOf(alert: AlertFacts, words: Sentences): string[] {
  const { opened, unassigned, agents, repliesOut, repliesInReview } = alert.cases;
  const lines = [
    alert.owner
      ? words.say('mail', 'owner', { name: alert.owner })
      : alert.acknowledgedBy
        ? words.say('mail', 'acknowledged', { name: alert.acknowledgedBy })
        : words.say('mail', 'nobody'),
  ];
  if (opened > 0) lines.push(words.say('mail', 'cases', { cases: opened, unassigned }));
  if (agents.length > 0)
    lines.push(words.say('mail', 'agents', { names: agents.map(({ name }) => name).join(', ') }));
  if (repliesOut + repliesInReview > 0)
    lines.push(words.say('mail', 'replies', { out: repliesOut, review: repliesInReview }));
  return lines;
}

const LONGEST_POST = 280;

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const letters = [...line];
  return letters.length <= LONGEST_POST ? line : `${letters.slice(0, LONGEST_POST - 1).join('')}…`;
}
