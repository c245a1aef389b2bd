/**
 * A spam service that follows Akismet's protocol 1.1 to the letter: forms only, required fields, 'true' and 'false', 'invalid' with the
 * reason in X-akismet-debug-help, X-akismet-pro-tip for the worst, thanks for reports. It holds the same opinion of the same words.
 */
import { type FakeAnswer, type FakeRequest, FakeServer } from './fake-server';

export const FAKE_KEY = 'abcdef123456';
const CALLS = ['verify-key', 'comment-check', 'submit-spam', 'submit-ham'];

export class FakeAkismet {
  readonly server = new FakeServer((request) => this.answer(request));
  readonly reports: { said: string; form: URLSearchParams }[] = [];

  get url(): string {
    return this.server.url;
  }

  /** Forms of the calls of that name, oldest first. */
  forms(call: string): URLSearchParams[] {
    return this.server.asked('POST', new RegExp(`/1\\.1/${call}$`)).map((one) => formOf(one));
  }

  private answer(request: FakeRequest): FakeAnswer {
    const call = /^\/1\.1\/([a-z-]+)$/.exec(request.path)?.[1] ?? '';
    if (!CALLS.includes(call)) return { status: 404, body: 'Not found' };
    if (request.method !== 'POST') return invalid('Only POST requests are taken');
    if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
      return invalid('We were unable to parse your request');
    const form = formOf(request);
    if (!form.get('api_key')) return invalid('Empty "api_key" value');
    if (!URL.canParse(form.get('blog') ?? '')) return invalid('Empty "blog" value');
    const known = form.get('api_key') === FAKE_KEY;
    if (call === 'verify-key')
      return known
        ? { status: 200, body: 'valid' }
        : invalid('We were unable to verify your key: it is not known');
    if (!known) return invalid('Unknown API key');
    if (!form.get('user_ip')) return invalid('Empty "user_ip" value');
    if (call === 'comment-check') return opinion(form.get('comment_content') ?? '');
    this.reports.push({ said: call.slice('submit-'.length), form });
    return { status: 200, body: 'Thanks for making the web a better place.' };
  }
}

function opinion(content: string): FakeAnswer {
  if (content.includes('blatant'))
    return { status: 200, body: 'true', headers: { 'X-akismet-pro-tip': 'discard' } };
  const spam = /guaranteed-spam|prize/i.test(content);
  return { status: 200, body: String(spam), headers: { 'X-akismet-guid': 'f00d' } };
}

function invalid(help: string): FakeAnswer {
  return { status: 200, body: 'invalid', headers: { 'X-akismet-debug-help': help } };
}

const formOf = (request: { body: unknown }): URLSearchParams => new URLSearchParams(String(request.body));
