/**
 * One result of a check on a reply. Pure data, stored with the version it judged. `block` stops submission (and approval),
 * `warn` is shown. Spans are UTF-16 offsets in the reply's text, end exclusive; a finding about the whole text spans all of it.
 */
import type { ReplyAround } from './around.js';
import type { Lint } from './grammar/lint.js';
import type { LinkLook } from './links/link-look.js';
import type { BusinessCalendar } from './promise/business-days.js';

export interface Finding {
  /** 'length' | 'spelling' | 'shouting' | 'profanity' | 'secret-given' | 'secret-asked' | … */
  check: string;
  level: 'block' | 'warn';
  start: number;
  end: number;
  /** Stable code for translation; `params` fill it. */
  code: string;
  params?: Record<string, string | number>;
  /** The same in an English sentence that says what to do. */
  reason: string;
  /** Replacements for the span, best first; one key applies the first. */
  suggestions: string[];
  /** It stops the reply, and may be overruled with a reason by somebody of this role who wrote none of it. */
  overrulableBy?: 'reviewer' | 'lead';
  /** More than its writer may give, and not more than a lead may: it stops nothing, and needs a lead among those who approve. */
  cosign?: true;
}

/** `call` is our own note of a conversation. */
export interface ThreadMessage {
  from: 'customer' | 'us';
  channel: 'public' | 'message' | 'email' | 'review' | 'chat' | 'call';
  text: string;
}

/** What a check may know. Pure data; the service gathers it. */
export interface CheckContext {
  text: string;
  /** Language of the reply if known ('en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'); else it is detected. */
  language: string | null;
  /** The customer's latest message, for checks that compare. */
  customerText: string | null;
  /** Words that are right here: handles, product names, names in the thread. */
  allowWords: readonly string[];
  /** How the platform counts, null when unknown. */
  length: {
    max: number;
    unit: 'graphemes' | 'code-points' | 'utf16' | 'bytes';
    maxBytes?: number;
    urlLength?: number;
  } | null;
  /** What the grammar reader says of the text; absent where nobody asked it, or it did not answer. */
  lints?: readonly Lint[];
  /** When it is sent (ISO 8601 with an offset) and how the brand counts days; without it promises carry no date. */
  sending?: { at: string; calendar?: BusinessCalendar };
  /** What was said before in any channel of this customer, oldest first, ours included; absent where nobody gathered it. */
  thread?: readonly ThreadMessage[];
  /** The brand, the people and the talk around it; checks that need them are silent without. */
  around?: ReplyAround;
  /** What was met where its links were tried; of those that are missing nothing is known. */
  links?: readonly LinkLook[];
  /** Public post or direct message. */
  audience: 'public' | 'direct';
}

export type Check = (context: CheckContext) => Finding[];
