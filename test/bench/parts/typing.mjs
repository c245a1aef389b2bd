// What an agent waits for while typing: the built program over HTTP, with its database, on the sample brand; a reply of 280 characters,
// each time a little further. First without the grammar reader, then with it; the bars are 60 ms and 250 ms for 95 of 100.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { column, random, ROOT } from '../texts.mjs';
import { report } from './program.mjs';

const WARM_UP = 15;
const TEXTS = 85; // with the first ones below the 120 a minute that the server answers one person
const REPLIES = 'test/gold/checks/replies.tsv';
const languages = column(REPLIES, 'lang');
// Of English alone the grammar is read.
const replies = column(REPLIES, 'text').filter((_, at) => languages[at] === 'en');
const next = random(5);
const texts = Array.from({ length: TEXTS + WARM_UP }, () => {
  let text = '';
  while (text.length < 280) text += `${replies[Math.floor(next() * replies.length)]} `;
  return text.slice(0, 280);
});

report({ characters: 280, withoutGrammar: await timesWith('off'), withGrammar: await timesWith('on') });

async function timesWith(grammar) {
  const url = new URL(process.env.DATABASE_URL);
  const server = new pg.Client({ connectionString: url.href });
  await server.connect();
  await server.query(`CREATE DATABASE typing_${grammar}`);
  await server.end();
  url.pathname = `/typing_${grammar}`;
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_URL: url.href,
      PORT: String(port),
      HOST: '127.0.0.1',
      EARSHOT_SAMPLE: 'true',
      EARSHOT_GRAMMAR: grammar,
      EARSHOT_LOG_LEVEL: 'error',
      EARSHOT_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  const gone = once(child, 'exit');
  try {
    for (let tries = 0; !said.includes('Earshot is ready'); tries++) {
      if (child.exitCode !== null || tries > 1200) throw new Error(`The program did not start:\n${said}`);
      await pause(50);
    }
    return await typeAt(`http://127.0.0.1:${port}`, said, grammar === 'on');
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}

async function typeAt(url, said, grammar) {
  const [, email, password] = /(agent@\S+)\s+(\S+)/.exec(said) ?? [];
  let headers = { 'content-type': 'application/json' };
  const ask = async (method, path, body) => {
    const answer = await fetch(url + path, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    headers = { ...headers, ...(answer.headers.has('set-cookie') && { cookie: cookiesOf(answer) }) };
    return answer.json();
  };
  const { csrfToken } = await ask('POST', '/api/session', { email, password });
  headers['x-csrf-token'] = csrfToken;
  const care = await until(async () => {
    const { items } = await ask('GET', '/api/cases?view=all');
    return items.find((one) => one.language === 'en');
  });
  await pause(5_000); // the sample's history has been read and judged, the checks are ready
  const { replyTarget } = await ask('GET', `/api/cases/${care.id}`);
  const reply = await ask('POST', `/api/cases/${care.id}/replies`, { mentionId: replyTarget.mentionId });
  const check = (text) => ask('POST', `/api/replies/${reply.id}/check`, { text });
  if (grammar) await until(async () => (await check(texts[0])).grammar === 'checked', 1_000);
  const times = [];
  let read = 0;
  for (const [turn, text] of texts.entries()) {
    const began = performance.now();
    const found = await check(text);
    if (turn >= WARM_UP) times.push(performance.now() - began);
    if (turn >= WARM_UP && found.grammar === 'checked') read += 1;
    await pause(100); // whoever types does not wait for the answer
  }
  const at = (share) => Number(times.sort((a, b) => a - b)[Math.floor(times.length * share)].toFixed(1));
  return {
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    worstMs: at(0.999),
    ...(grammar && { read: read / times.length }),
  };
}

function cookiesOf(answer) {
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

async function until(found, everyMs = 200) {
  for (let tries = 0; tries < 180_000 / everyMs; tries++) {
    const one = await found();
    if (one) return one;
    await pause(everyMs);
  }
  throw new Error('waited in vain for a case of the sample, or for the grammar reader');
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}
