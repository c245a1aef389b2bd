/**
 * Akismet's protocol, version 1.1: forms in, one word out. Sends the key, this installation's address, the masked words, their kind,
 * language and time; never an author's name, handle, address or link of the post. Must never take an odd answer for a verdict.
 */
import type { HttpResponse } from '../../core/http/safe-http.types.js';
import { failed, type HttpClient, secondsToWait } from '../http-client.js';
import { PlatformError } from '../ports.js';
import type { SpamOpinionOf, SpamQuestion, SpamService } from '../spam-service.js';

export interface AkismetSettings {
  /** Where it answers, such as https://rest.akismet.com. */
  baseUrl: string;
  key: string;
  /** Address of this installation, which the service calls the blog. */
  blog: string;
}

export const AKISMET = 'https://rest.akismet.com';
/** Public posts reach us through a network and not from a browser: whose address it was nobody tells us, and this one is nobody's. */
const NO_ADDRESS = '127.0.0.1';
const USER_AGENT = 'Earshot/0.1 | Akismet-client/1.1';
const THANKS = /^thanks for making the web a better place/i;
const TYPES: Record<SpamQuestion['kind'], string> = {
  post: 'forum-post',
  review: 'review',
  comment: 'comment',
  article: 'blog-post',
  message: 'message',
};

export class AkismetService implements SpamService {
  readonly label = 'Akismet';

  constructor(
    private readonly http: HttpClient,
    private readonly settings: AkismetSettings,
    private readonly now: () => Date,
  ) {}

  async check(question: SpamQuestion, signal: AbortSignal): Promise<SpamOpinionOf> {
    const response = await this.ask('comment-check', this.form(question), signal);
    const word = wordOf(response);
    if (word === 'true') return response.headers['x-akismet-pro-tip'] === 'discard' ? 'blatant' : 'spam';
    if (word === 'false') return 'ham';
    throw this.refusal(response);
  }

  async report(said: 'ham' | 'spam', question: SpamQuestion, signal: AbortSignal): Promise<void> {
    const response = await this.ask(`submit-${said}`, this.form(question), signal);
    if (!THANKS.test(wordOf(response))) throw this.refusal(response);
  }

  async verify(signal: AbortSignal): Promise<boolean> {
    const response = await this.ask('verify-key', {}, signal);
    const word = wordOf(response);
    if (word === 'valid') return true;
    if (word === 'invalid') return false;
    throw this.refusal(response);
  }

  private form(question: SpamQuestion): Record<string, string> {
    return {
      user_ip: NO_ADDRESS,
      comment_type: question.reply && question.kind === 'post' ? 'reply' : TYPES[question.kind],
      comment_content: question.text,
      comment_date_gmt: question.publishedAt.toISOString(),
      blog_charset: 'UTF-8',
      ...(question.language ? { blog_lang: question.language } : {}),
      ...(question.edited ? { recheck_reason: 'edit' } : {}),
    };
  }

  private async ask(call: string, form: Record<string, string>, signal: AbortSignal): Promise<HttpResponse> {
    const { baseUrl, key, blog } = this.settings;
    const url = `${baseUrl.replace(/\/+$/, '')}/1.1/${call}`;
    let response: HttpResponse;
    try {
      response = await this.http.request({
        method: 'POST',
        url,
        headers: {
          'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
          'user-agent': USER_AGENT,
        },
        body: new URLSearchParams({ api_key: key, blog, ...form }).toString(),
        timeoutMs: 10_000,
        maxBytes: 10_000,
        signal,
      });
    } catch (error) {
      throw failed(error, new URL(url).host);
    }
    if (response.status === 429)
      throw new PlatformError(
        'rate-limited',
        'The spam service asked for a pause.',
        secondsToWait(response.headers, this.now()),
      );
    if (response.status >= 500)
      throw new PlatformError('temporary', `The spam service answered with an error (${response.status}).`);
    if (response.status === 401 || response.status === 403) throw keyRefused(response);
    if (response.status !== 200)
      throw new PlatformError('malformed', `The spam service answered with status ${response.status}.`);
    return response;
  }

  /** What is neither yes nor no: a wrong key says "invalid", a limit names itself in a header, anything else is no protocol. */
  private refusal(response: HttpResponse): PlatformError {
    const alert = response.headers['x-akismet-alert-msg'];
    const word = wordOf(response);
    if (/^invalid/i.test(word)) return keyRefused(response);
    if (alert) return new PlatformError('rate-limited', `The spam service says: ${plain(alert)}`, 3600);
    return new PlatformError('malformed', 'The spam service answered with neither yes nor no.');
  }
}

function keyRefused(response: HttpResponse): PlatformError {
  const help = response.headers['x-akismet-debug-help'];
  return new PlatformError(
    'auth',
    `The spam service does not take the key of EARSHOT_SPAM_SERVICE_KEY${help ? ` and says: ${plain(help)}` : ''}.`,
  );
}

const wordOf = (response: HttpResponse): string => response.body.toString('utf8').trim();

/** A header of the other side, as people may read it. */
const plain = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N}\p{P} ]/gu, ' ')
    .slice(0, 200)
    .trim();
