// A web server with JSON Feeds for the ingest part, in a process of its own so that serving is not counted. GET /feed/<seed>/<size>
// answers a feed of that many entries; each is made once, before it is asked for.
import { createServer } from 'node:http';
import { posts } from './texts.mjs';

const documents = new Map();

process.on('message', ({ make }) => {
  for (const { seed, size } of make) documents.set(`/feed/${seed}/${size}`, document(seed, size));
  process.send({ made: make.length });
});

const server = createServer((request, response) => {
  const body = documents.get(request.url);
  response.writeHead(body ? 200 : 404, { 'content-type': 'application/feed+json' });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));

function document(seed, size) {
  const now = Date.now();
  const items = posts(size, seed).map(({ text, author }, n) => ({
    id: `bench-${seed}-${n}`,
    url: `https://bench.example/${seed}/${n}`,
    content_text: text,
    date_published: new Date(now - n * 1000).toISOString(),
    authors: [{ name: author, url: `https://bench.example/people/${seed}/${encodeURIComponent(author)}` }],
  }));
  return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: `Bench ${seed}`, items });
}
