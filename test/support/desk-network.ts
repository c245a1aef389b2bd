/**
 * What the desk's story has to know of a network, and the shapes of our API it reads. A network is told to it by these few verbs;
 * everything it claims of what is public must come from the network itself.
 */

/** A public post as its network knows it; `id` is the network's own, the one its answers name as their parent. */
export interface NetworkPost {
  id: string;
  text: string;
  parentId: string | null;
}

/** Somebody with an account on the network, far from our desk. */
export interface Customer {
  post(text: string): Promise<NetworkPost>;
  edit(post: NetworkPost, text: string): Promise<void>;
  remove(post: NetworkPost): Promise<void>;
}

/** All that the story has to know of a network. */
export interface StoryNetwork {
  /** How people there address the brand: '@name'. */
  brandMention: string;
  account: { platform: string; baseUrl: string; credentials: Record<string, string> };
  /** What an administrator pastes: to hear what mentions the brand, and to follow its hashtag. */
  paste: { mentions: string; hashtag: string };
  customer(name: string): Promise<Customer>;
  /** Seconds after which, at the worst, everybody sees that somebody edited or deleted a post. */
  slowestChange: number;
  /** Everything the brand's account has posted, read from the network by its own API. */
  brandPosts(): Promise<NetworkPost[]>;
  stop(): Promise<void>;
}

export interface Finding {
  check: string;
  level: string;
  start: number;
  end: number;
  reason: string;
  suggestions: string[];
}
export interface Reply {
  id: string;
  caseId: string;
  state: string;
  draft: { text: string; revision: number };
  version: { id: string; number: number; text: string; contentHash: string } | null;
  authors: { name: string }[];
  approval: { problem: string | null } | null;
  publication: { id: string; state: string; permalink: string | null; error: { kind: string } | null } | null;
  can: Record<string, boolean>;
}
export interface Mention {
  id: string;
  text: string;
  flagged: boolean;
  own: boolean;
  version: number;
  deletedAt: string | null;
}
export interface CaseDetail {
  id: string;
  number: number;
  state: string;
  severity: string;
  assignee: { name: string } | null;
  firstResponseAt: string | null;
  mentions: (Mention & { score: { reasons: { text: string }[] } })[];
  thread: { kind: string; text: string; state?: string }[];
  replies: Reply[];
  replyTarget: { mentionId: string; prefix: string; mode: string } | null;
  history: { kind: string; actor: { name: string } | null; details: Record<string, unknown> }[];
}
export interface Problem {
  detail: string;
  code: string;
  findings?: Finding[];
}
export type Bell = { kind: string; link: string; params: Record<string, unknown> }[];
