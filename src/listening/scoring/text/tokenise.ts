/**
 * Cuts a post into words, emoji, links, mentions and numbers with their UTF-16 offsets, in one pass and linear time
 * whatever the input (lone surrogates, 100 kB without a space). Must never throw and never change an offset.
 */
import { CLASS, DIGIT, INVISIBLE, LETTER, LOWER, PICTURE, SPACE, UPPER } from './chars.js';
import { foldDigits } from './normalise.js';
import { hashUnit, NO_UNITS, spellingOf } from './spellings.js';
import { MARK, type TextStats, type Token, type TokenisedText, type TokenKind } from './token.js';
import { classAt, endOfEmoji, isDigitJoin, isLetter, isTagUnit } from './units.js';

const EMOTICON =
  /[:;=][-o'^]?[()[\]DPpOo/\\|*3><]+(?![A-Za-z0-9])|<\/?3+|[-^>][_.]{1,3}[-^<](?![A-Za-z0-9])|[)(]-?[:;]/y;
const DOMAIN =
  /(?:\.[A-Za-z0-9-]{1,63}){0,4}\.(?:(?:com|net|org|biz|xyz|co\.in|co\.uk)(?:\/\S*|(?![A-Za-z0-9-]))|[a-z]{2,6}\/\S*)/y;
const NOT_SPACE = /\S+/y;
const ADDRESS = /@[A-Za-z0-9.-]{1,253}\.[A-Za-z]{2,}/y;
const HANDLE = /@[A-Za-z0-9_]+(?:[.@-]+[A-Za-z0-9_]+)*/y;

export function tokenise(text: string): TokenisedText {
  const tokens: Token[] = [];
  const stats: TextStats = {
    words: 0,
    letters: 0,
    upper: 0,
    exclamations: 0,
    questions: 0,
    urls: 0,
    mentions: 0,
    hashtags: 0,
    emoji: 0,
    asked: [],
  };
  const length = text.length;
  let clause = 0;
  let sentence = 0;
  let tagEnd = -1;
  let i = 0;

  const reach = (pattern: RegExp, from: number): number => {
    pattern.lastIndex = from;
    return pattern.test(text) ? pattern.lastIndex : -1;
  };
  const push = (kind: TokenKind, start: number, end: number, norm: string): void => {
    tokens.push({
      kind,
      start,
      end,
      norm,
      clause,
      sentence,
      script: 'other',
      caps: false,
      stretched: false,
      tag: false,
      mark: 0,
      spelling: null,
    });
  };

  /** The second of a kind makes it `many`. */
  const mark = (one: number, many: number): void => {
    const last = tokens[tokens.length - 1];
    if (last) last.mark |= (last.mark & one) !== 0 ? many : one;
  };

  while (i < length) {
    const code = text.charCodeAt(i);
    const cls = classAt(text, i, code);
    if (cls === SPACE) {
      if (code === 10) {
        clause++;
        sentence++;
      }
      i++;
      continue;
    }
    if (cls === LOWER || cls === UPPER || cls === LETTER) {
      const start = i;
      let upper = 0;
      let hash = NO_UNITS;
      let plain = true;
      let camel = false;
      let lastClass = 0;
      while (i < length) {
        const unit = text.charCodeAt(i);
        const kind = classAt(text, i, unit);
        if (kind === UPPER) {
          // Inside a hashtag a capital after a small letter starts the next word.
          if (i < tagEnd && lastClass === LOWER) {
            camel = true;
            break;
          }
          upper++;
        } else if (
          kind !== LOWER &&
          kind !== LETTER &&
          kind !== DIGIT &&
          kind !== INVISIBLE &&
          !((unit === 39 || unit === 0x2019 || unit === 0x60) && isLetter(text, i + 1))
        )
          break;
        lastClass = kind;
        hash = hashUnit(hash, unit);
        if (unit > 127) plain = false;
        i += unit >= 0xd800 && unit <= 0xdbff ? 2 : 1;
      }
      const next = text.charCodeAt(i);
      if (!camel && next === 46) {
        const end = reach(DOMAIN, i);
        if (end > 0) {
          stats.urls++;
          push('url', start, end, '<url>');
          i = end;
          continue;
        }
      }
      if (!camel && next === 64) {
        const end = reach(ADDRESS, i);
        if (end > 0) {
          push('email', start, end, '<email>');
          i = end;
          continue;
        }
      }
      const spelling = spellingOf(text, start, i, hash, plain);
      if (spelling.link) {
        const end = next === 58 || next === 46 ? reach(NOT_SPACE, i) : i;
        stats.urls++;
        push('url', start, end, '<url>');
        i = end;
        continue;
      }
      stats.words++;
      stats.letters += spelling.letters;
      stats.upper += upper;
      tokens.push({
        kind: 'word',
        start,
        end: i,
        norm: spelling.norm,
        clause,
        sentence,
        script: spelling.script,
        caps: upper >= 2 && upper === spelling.letters,
        stretched: spelling.stretched,
        tag: start < tagEnd,
        mark: 0,
        spelling,
      });
      continue;
    }
    if (cls === DIGIT) {
      const start = i;
      while (i < length && (classAt(text, i, text.charCodeAt(i)) === DIGIT || isDigitJoin(text, i))) i++;
      push('number', start, i, foldDigits(text.slice(start, Math.min(i, start + 24))));
      continue;
    }
    if (cls === PICTURE) {
      const start = i;
      i = endOfEmoji(text, i);
      stats.emoji++;
      push('emoji', start, i, String.fromCodePoint(text.codePointAt(start) ?? 0));
      continue;
    }
    if (code === 64) {
      const end = reach(HANDLE, i);
      if (end > 0) {
        stats.mentions++;
        push('mention', i, end, '<user>');
        i = end;
        continue;
      }
    }
    if (code === 35 && (isLetter(text, i + 1) || CLASS[text.charCodeAt(i + 1)] === DIGIT)) {
      stats.hashtags++;
      tagEnd = i + 1;
      while (tagEnd < length && isTagUnit(text, tagEnd)) tagEnd++;
      i++;
      continue;
    }
    if (
      code === 58 ||
      code === 59 ||
      code === 61 ||
      code === 60 ||
      code === 45 ||
      code === 94 ||
      code === 62 ||
      code === 41 ||
      code === 40
    ) {
      const end = reach(EMOTICON, i);
      if (end > 0) {
        push('emoticon', i, end, text.slice(i, end).replace(/([()DP])\1+/g, '$1'));
        i = end;
        continue;
      }
    }
    if (code === 33 || code === 0xff01) {
      stats.exclamations++;
      mark(MARK.exclamation, MARK.exclamations);
      clause++;
      sentence++;
    } else if (code === 63 || code === 0xff1f) {
      stats.questions++;
      stats.asked.push(sentence);
      mark(MARK.question, MARK.questions);
      clause++;
      sentence++;
    } else if (code === 46 || code === 0x964 || code === 0x965 || code === 59 || code === 0x2026) {
      mark(code === 0x2026 ? MARK.ellipsis : MARK.stop, MARK.ellipsis);
      clause++;
      sentence++;
    } else if (
      code === 44 ||
      code === 58 ||
      code === 0x2014 ||
      code === 0x2013 ||
      code === 40 ||
      code === 41
    ) {
      mark(code === 44 ? MARK.comma : MARK.colon, 0);
      clause++;
    } else if (code === 34 || code === 0x201c || code === 0x201d) mark(MARK.quote, 0);
    i++;
  }
  return { tokens, stats };
}
