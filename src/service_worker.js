// Keeps the public files of one version on the device, alike for everyone, so that the page works without a network.
// It keeps nothing that a person asked, chose or opened: what is not on the list is never kept.
"use strict";

// `cargo xtask dist` fills these in: each file with the CRC-32 of its bytes, and a digest of all of them.
const FILES = {};
const VERSION = 0;

const PAGE = "index.html";
// An editor may replace these by hand at any time; everything else belongs to the version, to the byte.
const isData = (path) => path === "site.json" || path.startsWith("catalogues/");
// Who saves data, or gets everything at full length, goes without the words of further languages, a third of everything.
const isSpared = (path) => path.startsWith("words/") && path !== "words/de.json";
// A key names path and content, so two versions lie side by side, share what is equal and never mix.
const key = (path) => `${path}?${isData(path) ? VERSION : FILES[path]}`;
// Several sites of one host have a cache each.
const open = () => caches.open(registration.scope);
// Asks without making a cache where there is none.
const find = (path) => caches.match(key(path), { cacheName: registration.scope });
// Somebody has deleted all traces: nothing is kept from now on.
let isOver = false;
// Data that were brought just now and not asked for since: looking for changes would bring the same again.
const fresh = new Set();

// Against accidents, such as half an upload or a log-in page on the way, not against attackers.
const crc32 = (bytes) => {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
};
const parse = (bytes) => JSON.parse(new TextDecoder().decode(bytes));
const reads = (path, bytes) => {
  try {
    const { format, towns, offers } = parse(bytes);
    return format > 0 && Array.isArray(path === "site.json" ? towns : offers);
  } catch {
    return false;
  }
};

// A file as it belongs here, or an error. What the first visit brought already is taken from the browser's own cache,
// whatever the host says of caching: its bytes are judged.
const bring = async (path) => {
  for (const cache of isData(path) ? ["no-cache"] : ["force-cache", "reload"]) {
    const response = await fetch(path, { cache, priority: "low" });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const fits = isData(path) ? reads(path, bytes) : crc32(bytes) === FILES[path];
    // Made anew: a page must not be answered by a response that was redirected.
    if (response.status === 200 && fits) return { bytes, response: new Response(bytes, response) };
  }
  throw new Error(`${path} is not the one of this version`);
};

// All files or none. One after the other, so that what a person taps meanwhile comes first; a try that breaks off is
// taken up where it ended.
const keepAll = async () => {
  const cache = await open();
  const saves = navigator.connection && navigator.connection.saveData;
  let isPacked = false;
  const taken = [];
  try {
    for (const path of Object.keys(FILES)) {
      if (isOver) throw new Error("all traces are deleted");
      if ((saves || !isPacked) && isSpared(path)) continue;
      let response = await cache.match(key(path));
      if (!response) {
        taken.push(path);
        ({ response } = await bring(path));
        await cache.put(key(path), response);
        if (isData(path)) fresh.add(path);
      }
      isPacked ||= response.headers.has("content-encoding");
    }
  } catch (error) {
    // A full device gets its room back.
    if (error.name === "QuotaExceededError") for (const path of taken) await cache.delete(key(path));
    throw error;
  }
};

// The version before goes only now, when no page needs it any more.
const takeOver = async () => {
  const cache = await open();
  const own = Object.keys(FILES).map((path) => new URL(key(path), location).href);
  for (const { url } of await cache.keys()) if (!own.includes(url)) await cache.delete(url);
  await clients.claim();
};

// Looks behind the answer whether an editor has changed the file. What does not read, or speaks another format than
// this version, never replaces the last good one.
const refresh = async (path, kept, clientId) => {
  try {
    const before = new Uint8Array(await kept.arrayBuffer());
    const { bytes, response } = await bring(path);
    if (isOver || crc32(bytes) === crc32(before) || parse(bytes).format !== parse(before).format) return;
    await (await open()).put(key(path), response);
    const client = await clients.get(clientId);
    if (client) client.postMessage("newer");
  } catch {
    // Without a network, or without room for it, the kept one goes on.
  }
};

const answer = async (event, path) => {
  const kept = await find(path).catch(() => undefined);
  if (kept && isData(path) && !fresh.delete(path)) event.waitUntil(refresh(path, kept.clone(), event.clientId));
  // A browser that has thrown the files away gets them again.
  if (!kept && path === PAGE && !isOver) event.waitUntil(keepAll().catch(() => undefined));
  return kept || fetch(event.request);
};

addEventListener("install", (event) => event.waitUntil(keepAll()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
// Deleting reaches every tab of this page.
const endHere = async (by) => {
  isOver = true;
  const tabs = await clients.matchAll({ includeUncontrolled: true });
  for (const tab of tabs) if (tab.id !== by) tab.postMessage("traces deleted");
};
// Only the page may say so: no conversation is cut off by a new version.
addEventListener("message", ({ data, source }) => {
  if (data === "take over") skipWaiting();
  if (data === "delete traces") endHere(source.id);
});
addEventListener("fetch", (event) => {
  const { method, mode, url, headers } = event.request;
  if (method !== "GET" || !url.startsWith(registration.scope) || headers.has("range")) return;
  const { pathname, search } = new URL(url);
  const path = pathname.slice(new URL(registration.scope).pathname.length) || PAGE;
  // A link may carry what a mail program has added; it is the same page.
  const exact = !search || (mode === "navigate" && path === PAGE);
  if (exact && Object.hasOwn(FILES, path)) event.respondWith(answer(event, path));
});
