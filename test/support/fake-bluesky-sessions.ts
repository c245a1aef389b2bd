/** Sessions of the fake Bluesky server: who has which token, and what the real one answers to a bad one. */
import { randomUUID } from 'node:crypto';
import type { FakeAnswer, FakeRequest } from './fake-server.js';

export interface FakePerson {
  did: string;
  handle: string;
  password: string;
}

const expired = { status: 400, body: { error: 'ExpiredToken', message: 'Token has expired' } };

export class FakeBlueskySessions {
  signIns = 0;
  readonly access = new Map<string, FakePerson>();
  readonly refresh = new Map<string, FakePerson>();

  signIn(people: FakePerson[], body: Record<string, unknown>): FakeAnswer {
    this.signIns++;
    const person = people.find((one) => [one.handle, one.did].includes(String(body['identifier'])));
    if (!person || person.password !== body['password'])
      return {
        status: 401,
        body: { error: 'AuthenticationRequired', message: 'Invalid identifier or password' },
      };
    return this.session(person);
  }

  renew(request: FakeRequest): FakeAnswer {
    const token = bearer(request);
    const person = this.refresh.get(token);
    if (!person) return expired;
    this.refresh.delete(token);
    return this.session(person);
  }

  private session(person: FakePerson): FakeAnswer {
    const jwt = () =>
      `h.${Buffer.from(JSON.stringify({ iat: Math.floor(Date.now() / 1000), jti: randomUUID() })).toString('base64url')}.s`;
    const [accessJwt, refreshJwt] = [jwt(), jwt()];
    this.access.set(accessJwt, person);
    this.refresh.set(refreshJwt, person);
    return {
      status: 200,
      body: { did: person.did, handle: person.handle, accessJwt, refreshJwt, active: true },
    };
  }

  whose(request: FakeRequest): FakePerson | FakeAnswer {
    const token = bearer(request);
    if (token === '')
      return { status: 401, body: { error: 'AuthMissing', message: 'Authentication Required' } };
    if (token.split('.').length !== 3)
      return { status: 400, body: { error: 'InvalidToken', message: 'Token could not be verified' } };
    return this.access.get(token) ?? expired;
  }
}

function bearer(request: FakeRequest): string {
  return (request.headers['authorization'] ?? '').replace(/^Bearer /, '');
}
