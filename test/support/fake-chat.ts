/**
 * A server of the chat protocol that OpenAI made, as far as its reference documents what Earshot uses: POST /v1/chat/completions with a
 * bearer key answers one choice; a wrong key 401, an unknown model 404, a question without messages 400, each as {"error": {…}}.
 */
import { FakeServer, type FakeAnswer, type FakeRequest } from './fake-server';

interface Question {
  model?: unknown;
  messages?: unknown;
  stream?: unknown;
}

export class FakeChat {
  readonly server = new FakeServer((request) => this.answer(request));
  key = 'sk-right';
  model = 'small-1';
  /** What it writes; a function is given the text of the last message. */
  says: string | ((last: string) => string) = 'We are sorry to hear that.';
  finish = 'stop';

  get url(): string {
    return `${this.server.url}/v1`;
  }

  /** Everything it was ever sent, as it came over the wire. */
  get heard(): string {
    return JSON.stringify(this.server.log.map(({ body, headers, path }) => ({ body, headers, path })));
  }

  private answer({ method, path, headers, body }: FakeRequest): FakeAnswer {
    if (path !== '/v1/chat/completions')
      return error(404, `Invalid URL (${method} ${path})`, 'invalid_request_error', null);
    if (method !== 'POST')
      return error(405, `Not allowed to ${method} on ${path}`, 'invalid_request_error', null);
    if (headers.authorization !== `Bearer ${this.key}`)
      return error(401, 'Incorrect API key provided.', 'invalid_request_error', 'invalid_api_key');
    const { model, messages, stream } = body as Question;
    if (model !== this.model)
      return error(
        404,
        `The model \`${String(model)}\` does not exist`,
        'invalid_request_error',
        'model_not_found',
      );
    if (!Array.isArray(messages) || messages.length === 0)
      return error(400, "Invalid 'messages': empty array.", 'invalid_request_error', 'empty_array');
    if (stream === true) return error(400, 'This fake does not stream.', 'invalid_request_error', null);
    const last = String((messages.at(-1) as { content?: unknown }).content);
    const content = typeof this.says === 'string' ? this.says : this.says(last);
    return {
      status: 200,
      body: {
        id: 'chatcmpl-1',
        object: 'chat.completion',
        created: 1_790_000_000,
        model,
        choices: [
          {
            index: 0,
            message: { role: 'assistant', content, refusal: null },
            logprobs: null,
            finish_reason: this.finish,
          },
        ],
        usage: { prompt_tokens: 20, completion_tokens: 10, total_tokens: 30 },
      },
    };
  }
}

const error = (status: number, message: string, type: string, code: string | null): FakeAnswer => ({
  status,
  body: { error: { message, type, param: null, code } },
});
