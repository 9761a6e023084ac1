// The server itself: what good, plain and poor web spaces send, and that nothing outside the folder is ever sent.
import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { startServer } from './server.mjs';

const PAGE = '<p>Hilfe in der Nähe</p>'.repeat(20);
let home;
let dir;

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'nahbei-server-'));
  dir = join(home, 'dist');
  await mkdir(join(dir, 'texts'), { recursive: true });
  await Promise.all([
    writeFile(join(dir, 'index.html'), PAGE),
    writeFile(join(dir, 'index.html.br'), brotliCompressSync(PAGE)),
    writeFile(join(dir, 'index.html.gz'), gzipSync(PAGE)),
    writeFile(join(dir, 'app-0123456789abcdef_bg.wasm'), 'wasm'),
    writeFile(join(dir, 'texts/de.json'), '{}'),
    writeFile(join(home, 'secret.txt'), 'secret'),
  ]);
  await symlink(join(home, 'secret.txt'), join(dir, 'link.txt'));
});
after(() => rm(home, { recursive: true }));

/** Sends the path exactly as given, which `fetch` would tidy up first. */
async function send(options, path, headers = {}, method = 'GET') {
  const server = await startServer({ dir, ...options });
  try {
    return await new Promise((done, failed) => {
      request(server.url, { path, headers, method }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() }),
        );
      })
        .on('error', failed)
        .end();
    });
  } finally {
    await server.close();
  }
}

test('each web space compresses as it can', async () => {
  for (const [host, accepted, encoding] of [
    ['good', 'gzip, deflate, br', 'br'],
    ['good', 'gzip', 'gzip'],
    ['good', '', undefined],
    ['plain', 'gzip, deflate, br', 'gzip'],
    ['poor', 'gzip, deflate, br', undefined],
  ]) {
    const { headers } = await send({ host }, '/', { 'accept-encoding': accepted });
    assert.equal(headers['content-encoding'], encoding, `${host} ${accepted}`);
  }
});

test('a poor web space does not know wasm and says nothing on caching', async () => {
  const path = '/app-0123456789abcdef_bg.wasm';
  for (const [host, type, caching, tagged] of [
    ['good', 'application/wasm', 'public, max-age=31536000, immutable', true],
    ['plain', 'application/wasm', undefined, true],
    ['poor', 'application/octet-stream', undefined, false],
  ]) {
    const { headers } = await send({ host }, path);
    assert.equal(headers['content-type'], type, host);
    assert.equal(headers['cache-control'], caching, host);
    assert.equal('etag' in headers, tagged, host);
  }
});

test('names without a hash are asked for again and not sent again', async () => {
  const first = await send({}, '/texts/de.json');
  assert.equal(first.headers['cache-control'], 'no-cache');
  const again = await send({}, '/texts/de.json', { 'if-none-match': first.headers.etag });
  assert.deepEqual([again.status, again.body], [304, '']);
});

test('nothing outside the folder is sent', async () => {
  for (const path of [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/texts/../../secret.txt',
    '/link.txt',
    '/%00',
    '/%',
    '//etc/passwd',
  ]) {
    const { status, body } = await send({}, path);
    assert.equal(status, 404, path);
    assert.doesNotMatch(body, /secret/, path);
  }
});

test('a site in a sub-folder exists only there', async () => {
  const base = '/hilfe/apolda/';
  for (const [path, status] of [
    ['/hilfe/apolda/', 200],
    ['/hilfe/apolda/texts/de.json?v=1', 200],
    ['/hilfe/apolda', 301],
    ['/hilfe/apolda/texts', 301],
    ['/hilfe/apolda/texts/', 404],
    ['/', 404],
    ['/index.html', 404],
  ]) {
    assert.equal((await send({ base }, path)).status, status, path);
  }
});

test('what is missing has an empty page on a poor web space only', async () => {
  assert.equal((await send({ host: 'poor' }, '/nowhere')).body, '');
  assert.equal((await send({ host: 'good' }, '/nowhere')).body, 'not found');
});

test('only reading is allowed, and HEAD sends no body', async () => {
  assert.equal((await send({}, '/', {}, 'POST')).status, 405);
  const { status, body } = await send({}, '/', {}, 'HEAD');
  assert.deepEqual([status, body], [200, '']);
});

test('every request is recorded', async () => {
  const server = await startServer({ dir });
  await fetch(server.url + 'texts/de.json?a=1');
  await server.close();
  assert.deepEqual(server.requests, [{ method: 'GET', url: '/texts/de.json?a=1' }]);
});

test('a missing folder and a wrong setting are refused', async () => {
  await assert.rejects(startServer({ dir: join(home, 'nowhere') }));
  await assert.rejects(startServer({ dir, host: 'best' }), /none of good, plain, poor/);
  await assert.rejects(startServer({ dir, base: 'hilfe' }), /must begin and end/);
});
