// Shows a published folder on this computer, as good and as bad web spaces would. It needs Node alone.
// It never serves anything to other computers and knows nothing of the app.
//
//   good:  right content types, the .br and .gz files, hashed names kept for a year, the rest asked for again by ETag
//   plain: right content types, gzip made on the way, ETag, no word on caching: the usual shared web space
//   poor:  nothing compressed, wasm as any bytes, no word on caching, an empty page when there is none
import { createServer } from 'node:http';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { gzip } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.xml': 'application/xml; charset=utf-8',
};
const BYTES = 'application/octet-stream';
const UNKNOWN_TO_POOR = ['.mjs', '.wasm', '.webmanifest', '.webp'];
const UNCOMPRESSED = ['.ico', '.png', '.webp'];
// As Trunk writes them: `nahbei-app-0123456789abcdef_bg.wasm`.
const HASHED = /-[0-9a-f]{16}(_bg)?\.[a-z]+$/;
const HOSTS = ['good', 'plain', 'poor'];

/**
 * Serves `dir` below the path `base` of a free port, or of `port`, on localhost only.
 * Resolves to `{url, close(), requests}`: the address with its base, an end to the server and its open connections,
 * and the `{method, url}` of every request so far. Rejects when the folder is missing or the port is taken.
 */
export async function startServer({ dir, base = '/', port = 0, host = 'good' }) {
  if (!HOSTS.includes(host)) throw new Error(`host "${host}" is none of ${HOSTS.join(', ')}`);
  if (!base.startsWith('/') || !base.endsWith('/')) throw new Error(`base "${base}" must begin and end with /`);
  const root = await realpath(resolve(dir));
  const requests = [];
  const server = createServer(async (request, response) => {
    requests.push({ method: request.method, url: request.url });
    const { status, headers = {}, body = '' } = await answer(root, base, host, request).catch((error) => {
      console.error(error);
      return { status: 500 };
    });
    // "Not modified" is about a body the browser has already, whose length must not read as 0.
    const length = status === 304 ? {} : { 'Content-Length': Buffer.byteLength(body) };
    response.writeHead(status, { ...headers, ...length });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  return {
    url: `http://localhost:${server.address().port}${base}`,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

async function answer(root, base, host, request) {
  if (!['GET', 'HEAD'].includes(request.method)) return { status: 405, headers: { Allow: 'GET, HEAD' } };
  const path = decode(request.url.split('?')[0]);
  if (path + '/' === base) return { status: 301, headers: { Location: base } };
  const found = path?.startsWith(base) ? await find(root, path.slice(base.length)) : null;
  if (found?.folder) return { status: 301, headers: { Location: request.url.split('?')[0] + '/' } };
  if (!found) return { status: 404, ...(await missing(root, host)) };

  const { file, etag } = found;
  const headers = { 'Content-Type': type(file, host) };
  if (host === 'poor') return { status: 200, headers, body: await readFile(file) };
  headers.ETag = etag;
  if (host === 'good') {
    headers['Cache-Control'] = HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
  }
  if (request.headers['if-none-match'] === etag) return { status: 304, headers };
  const { encoding, body } = await encode(file, host, request.headers['accept-encoding'] ?? '');
  headers.Vary = 'Accept-Encoding';
  if (encoding) headers['Content-Encoding'] = encoding;
  return { status: 200, headers, body };
}

/** The path a browser means, or null when it is none. */
function decode(path) {
  try {
    const text = decodeURIComponent(path);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** The file for a path below the root, following no way out of it; a folder stands for its index.html. */
async function find(root, path) {
  const wanted = path === '' || path.endsWith('/') ? path + 'index.html' : path;
  const file = await realpath(join(root, wanted)).catch(() => null);
  if (!file || !(file + sep).startsWith(root + sep)) return null;
  const facts = await stat(file);
  if (facts.isDirectory()) return { folder: true };
  return { file, etag: `"${facts.size.toString(16)}-${Math.round(facts.mtimeMs).toString(16)}"` };
}

function type(file, host) {
  const extension = extname(file);
  return host === 'poor' && UNKNOWN_TO_POOR.includes(extension) ? BYTES : (TYPES[extension] ?? BYTES);
}

async function encode(file, host, accepted) {
  const takes = (encoding) => new RegExp(`(^|[ ,])${encoding}($|[ ,;])`).test(accepted);
  if (host === 'good') {
    for (const [encoding, suffix] of [['br', '.br'], ['gzip', '.gz']]) {
      const body = takes(encoding) ? await readFile(file + suffix).catch(() => null) : null;
      if (body) return { encoding, body };
    }
  }
  const body = await readFile(file);
  if (host === 'plain' && takes('gzip') && !UNCOMPRESSED.includes(extname(file))) {
    return { encoding: 'gzip', body: await promisify(gzip)(body) };
  }
  return { body };
}

/** The page for what is not there: the folder's own, where the web space can have one. */
async function missing(root, host) {
  if (host === 'poor') return {};
  const body = await readFile(join(root, '404.html')).catch(() => 'not found');
  return { headers: { 'Content-Type': typeof body === 'string' ? TYPES['.txt'] : TYPES['.html'] }, body };
}

/** `node server.mjs --dir DIR [--port N] [--base /path/] [--host good|plain|poor]`, until it is stopped. */
async function main() {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string' },
      port: { type: 'string', default: '8080' },
      base: { type: 'string', default: '/' },
      host: { type: 'string', default: 'good' },
    },
  });
  if (!values.dir) throw new Error('name the folder to serve: --dir DIR');
  const wanted = Number(values.port);
  for (let port = wanted; ; port += 1) {
    try {
      const { url } = await startServer({ ...values, port });
      console.log(`${url}  (Ctrl+C ends it)`);
      return;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || port === wanted + 20) throw error;
      console.log(`port ${port} is taken, trying ${port + 1}`);
    }
  }
}

if (process.argv[1] && (await realpath(process.argv[1])) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  });
}
