// Without a network: what was visited once goes on working, whole and of one version, and nothing else is kept.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { counted, hits, PHONE, site } from './journey.mjs';
import { startServer } from './server.mjs';

const here = site();
const WORKER = 'service_worker.js';
const LIST = /const FILES = (\{.*?\});/;
const BASE = '/hilfe/stadt/';
const start = (page) => page.getByRole('heading', { level: 1, name: 'Wobei brauchen Sie Hilfe?' });
const notice = (page) => page.locator('.standing');
const newer = (page) => page.getByRole('button', { name: 'Neue Fassung laden' });
const kept = (page) => page.locator('html[data-kept=yes]').waitFor({ state: 'attached', timeout: 20_000 });
/** Waits until the browser has looked for a new version and tried to keep it. */
const looked = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update().catch(() => {});
  while (registration.installing) await new Promise((done) => setTimeout(done, 50));
});
const waits = (page) => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting));
const keys = (page) => page.evaluate(async () => {
  const caches_ = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  return caches_.flat().map(({ url }) => url);
});

/** A copy of the published folder on a server of its own, and a phone. `stage.cut()` takes the network away. */
const staged = (walk, { worker = '', options = {}, script, host = 'good' } = {}) => async () => {
  const dir = mkdtempSync(join(tmpdir(), 'nahbei-offline-'));
  cpSync(process.env.NAHBEI_DIST, dir, { recursive: true });
  const context = await here.browser.newContext({ viewport: PHONE, locale: 'de-DE', timezoneId: 'Europe/Berlin', ...options });
  if (script) await context.addInitScript(script);
  const complaints = [];
  const stage = {
    dir, context, complaints,
    server: await startServer({ dir, base: BASE, host }),
    read: (path) => readFileSync(join(dir, path), 'utf8'),
    /** Writes a file as an editor would, by hand. */
    write: (path, text) => {
      for (const end of ['.br', '.gz']) rmSync(join(dir, path + end), { force: true });
      writeFileSync(join(dir, path), text);
    },
    /** Publishes a new version that says something else on its first page. */
    publish: (title) => {
      const texts = JSON.stringify({ ...JSON.parse(stage.read('texts/de.json')), 'start.title': title });
      stage.write('texts/de.json', texts);
      const files = { ...stage.files(), 'texts/de.json': crc32(texts) };
      stage.write(WORKER, stage.read(WORKER).replace(LIST, `const FILES = ${JSON.stringify(files)};`)
        .replace(/const VERSION = \d+;/, `const VERSION = ${crc32(title)};`));
    },
    files: () => JSON.parse(LIST.exec(stage.read(WORKER))[1]),
    cut: () => stage.server.close(),
    mend: async () => {
      stage.server = await startServer({ dir, base: BASE, host, port: new URL(stage.url).port });
    },
    open: async (address = '') => {
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.goto(stage.url + address);
      return page;
    },
  };
  stage.url = stage.server.url;
  if (worker) stage.write(WORKER, worker + stage.read(WORKER));
  try {
    await walk(stage);
    assert.deepEqual(complaints, [], 'errors of the page');
  } finally {
    await context.close();
    await stage.cut().catch(() => {});
    rmSync(dir, { recursive: true });
  }
};

test('after one visit everything goes on without a network, from a cold start', staged(async (stage) => {
  const first = await stage.open();
  await kept(first);
  await first.close();
  await stage.cut();

  const page = await stage.open();
  await start(page).waitFor();
  await page.locator('a[data-need=baby]').click();
  await page.locator('#who').selectOption('7m');
  assert.ok(hits(await counted(page)) > 0);
  await page.locator('#where').fill('Hamburg');
  await page.locator('#where').press('Enter');
  await page.locator('.chip', { hasText: 'Hamburg' }).waitFor();
  await page.locator('#where').fill('35578');
  await page.locator('.chip', { hasText: '35578 Wetzlar' }).waitFor();
  await page.locator('.offer-card', { hasText: 'ca. ' }).first().waitFor();
  await page.getByRole('button', { name: 'Sprache' }).click();
  await page.locator('[data-language="uk"]').click();
  await page.locator('html[lang=uk]').waitFor();
  await page.locator('.offer-card__name a').first().click();
  await page.locator('.facts').first().waitFor();
  await page.reload();
  await page.locator('.facts').first().waitFor();

  const linked = await stage.open('?from=mail#r?n=4&p=wetzlar');
  assert.ok(hits(await counted(linked)) > 0, 'a link answers, whatever a mail program has added');
  const words = linked.locator('#ask');
  await words.fill('нет садика');
  await words.press('Enter');
  await linked.waitForTimeout(1500);
  assert.ok(hits(await counted(linked)) > 0, 'words of other languages are understood');
}));

test('who looks on while the network goes is told that everything works', staged(async (stage) => {
  const page = await stage.open();
  await kept(page);
  assert.equal(await notice(page).innerText(), '');
  await stage.context.setOffline(true);
  await notice(page).getByText('Alles hier geht trotzdem').waitFor();
  await stage.context.setOffline(false);
  await page.waitForFunction(() => document.querySelector('.standing').innerText === '');
}));

/** Waits until what answers has read the offers. */
const prepared = (page) => page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('helplines.json')));

test('who reads the first page while its files are kept finds the answers ready, even without a network', staged(async (stage) => {
  const page = await stage.open();
  await kept(page);
  await prepared(page);
  await stage.cut();
  const files = () => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /\.(json|wasm|js)$/.test(name)).length);
  const before = await files();
  await page.locator('[data-need=money]').click();
  assert.ok(hits(await counted(page)) > 0);
  assert.equal(await files(), before, 'files asked for by the tap');
}));

test('what is kept is the list of files, whatever was asked, chose or opened', staged(async (stage) => {
  const page = await stage.open('#r?n=13&i=fr');
  await kept(page);
  await page.locator('.offer-card h3 a').first().click();
  await page.reload();
  await page.locator('.facts').first().waitFor();
  const paths = (await keys(page)).map((url) => url.replace(stage.url, '').split('?')[0]);
  assert.deepEqual(paths.sort(), Object.keys(stage.files()).sort());
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, '']);
}));

test('who saves data keeps everything but the words of further languages', staged(async (stage) => {
  const page = await stage.open('#r?n=3&i=tr');
  await kept(page);
  await page.reload();
  await page.locator('.offer-card').first().waitFor();
  await page.locator('#ask').focus();
  while (!stage.server.requests.some(({ url }) => url.endsWith('words/tr.json'))) await page.waitForTimeout(50);
  await page.waitForTimeout(300);
  const words = (await keys(page)).filter((url) => url.includes('/words/')).map((url) => url.split('/').pop().split('?')[0]);
  assert.deepEqual(words, ['de.json']);
  await stage.cut();
  await page.reload();
  await page.locator('.offer-card').first().waitFor();
}, { worker: 'Object.defineProperty(navigator, "connection", { value: { saveData: true } });\n' }));

test('on a host that compresses nothing no file travels twice, and the words of further languages stay away', staged(async (stage) => {
  const page = await stage.open();
  await kept(page);
  const words = (await keys(page)).filter((url) => url.includes('/words/')).map((url) => url.split('/').pop().split('?')[0]);
  assert.deepEqual(words, ['de.json']);
  await prepared(page);
  for (const end of ['_bg.wasm', '.css', 'texts/de.json', 'site.json', 'catalogues/wetzlar.json', '_answers.wasm']) {
    assert.equal(stage.server.requests.filter(({ url }) => url.endsWith(end)).length, 1, end);
  }
  await stage.cut();
  await page.reload();
  await page.locator('a[data-need=money]').click();
  assert.ok(hits(await counted(page)) > 0);
}, { host: 'poor' }));

test('a new version is offered and taken by a tap, also without a network', staged(async (stage) => {
  const page = await stage.open();
  await kept(page);
  stage.publish('Neuer Titel');
  await page.reload();
  await newer(page).waitFor();
  await start(page).waitFor();
  await page.reload();
  await start(page).waitFor();
  await stage.cut();
  await newer(page).click();
  await page.getByRole('heading', { level: 1, name: 'Neuer Titel' }).waitFor();
  await page.locator('html[data-started]').waitFor();
  assert.equal(await newer(page).count(), 0);
  await page.locator('a[data-need=money]').click();
  assert.ok(hits(await counted(page)) > 0);
  assert.equal((await keys(page)).length, Object.keys(stage.files()).length, 'the old version is gone');
}));

test('a new version begins by itself once every page is closed', staged(async (stage) => {
  const page = await stage.open();
  await kept(page);
  stage.publish('Neuer Titel');
  await page.reload();
  await newer(page).waitFor();
  await page.close();
  await stage.cut();
  await (await stage.open()).getByRole('heading', { level: 1, name: 'Neuer Titel' }).waitFor();
}));

test('two tabs go over to a new version together, and what was asked stays', staged(async (stage) => {
  const [one, two] = [await stage.open(), await stage.open()];
  await kept(two);
  await two.getByLabel('Sagen Sie es mit Ihren Worten').fill('Hebamme');
  await two.keyboard.press('Enter');
  const asked = await counted(two);
  stage.publish('Neuer Titel');
  await one.reload();
  await newer(one).waitFor();
  await newer(two).waitFor();
  await newer(one).click();
  await one.getByRole('heading', { level: 1, name: 'Neuer Titel' }).waitFor();
  await two.waitForFunction(() => !document.querySelector('.standing button'));
  assert.equal(await counted(two), asked);
  assert.equal(await two.locator('#ask').inputValue(), 'Hebamme');
}));

test('half an upload is no version', staged(async (stage) => {
  const page = await stage.open();
  await kept(page);
  const old = stage.read('texts/de.json');
  stage.publish('Neuer Titel');
  const whole = stage.read('texts/de.json');
  stage.write('texts/de.json', old);
  await page.reload();
  await start(page).waitFor();
  await looked(page);
  assert.ok(!await waits(page), 'the list and the file do not fit yet');
  await stage.cut();
  await page.reload();
  await start(page).waitFor();
  await stage.mend();
  stage.write('texts/de.json', whole);
  await page.reload();
  await newer(page).waitFor();
}));

test('a first visit that breaks off is taken up where it ended', staged(async (stage) => {
  const page = await stage.open();
  while (!stage.server.requests.some(({ url }) => url.endsWith('places.bin'))) await page.waitForTimeout(5);
  await stage.cut();
  await page.locator('html[data-kept=no]').waitFor({ state: 'attached' });
  await notice(page).getByText('Ohne Netz geht sie hier nicht').waitFor();
  assert.ok((await keys(page)).length > 10);
  await stage.mend();
  await page.reload();
  await kept(page);
  assert.ok(!stage.server.requests.some(({ url }) => url.endsWith('kinds.json')), 'what is there is not fetched again');
  await stage.cut();
  await page.reload();
  await start(page).waitFor();
}));

test('a changed catalogue is offered, one that does not read never replaces the last good one', staged(async (stage) => {
  const page = await stage.open();
  await kept(page);
  const file = 'catalogues/wetzlar.json';
  const good = JSON.parse(stage.read(file));
  const other = { ...good.offers.find((offer) => !offer.status && !offer.visible_from), id: 'other', name: 'Ganz neues Angebot' };
  const address = '#r?p=wetzlar';
  for (const broken of ['{"format": 1, "offers": [', '', '<html>Wartung</html>', '{"format": 1}', '{"format": 99, "offers": []}']) {
    stage.write(file, broken);
    const next = await stage.open(address);
    const all = hits(await counted(next));
    await next.waitForTimeout(300);
    await next.reload();
    assert.equal(hits(await counted(next)), all, broken);
    assert.equal(await newer(next).count(), 0, broken);
    await next.close();
  }
  stage.write(file, JSON.stringify({ ...good, offers: [other, ...good.offers] }));
  const next = await stage.open(address);
  await newer(next).waitFor();
  const before = hits(await counted(next));
  await newer(next).click();
  await next.waitForFunction(() => !document.querySelector('.standing button'));
  assert.equal(hits(await counted(next)), before + 1);
  await stage.cut();
  await next.reload();
  assert.equal(hits(await counted(next)), before + 1);
}));

const WAYS_TO_REFUSE = {
  'keeps nothing': { worker: 'caches.open = () => Promise.reject(new DOMException("", "SecurityError"));\n' },
  'is full': { worker: 'let room = 5;\nconst put = Cache.prototype.put;\nCache.prototype.put = function (...entry) {\n'
    + 'return room-- > 0 ? put.apply(this, entry) : Promise.reject(new DOMException("", "QuotaExceededError"));\n};\n' },
  'knows no service worker': { script: () => delete Navigator.prototype.serviceWorker },
  'refuses the service worker': { script: () => {
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('', 'SecurityError'));
  } },
};
for (const [device, way] of Object.entries(WAYS_TO_REFUSE)) {
  test(`a device that ${device} says so and goes on`, staged(async (stage) => {
    const page = await stage.open();
    await notice(page).getByText('Ohne Netz geht sie hier nicht').waitFor();
    await page.locator('a[data-need=money]').click();
    assert.ok(hits(await counted(page)) > 0);
    assert.deepEqual(await keys(page), [], 'no room is taken');
  }, way));
}

test('a full device keeps the old version whole', staged(async (stage) => {
  const page = await stage.open();
  await kept(page);
  stage.publish('Neuer Titel');
  stage.write(WORKER, 'Cache.prototype.put = () => Promise.reject(new DOMException("", "QuotaExceededError"));\n' + stage.read(WORKER));
  await page.reload();
  await looked(page);
  assert.ok(!await waits(page));
  await stage.cut();
  await page.reload();
  await start(page).waitFor();
  await page.locator('a[data-need=money]').click();
  assert.ok(hits(await counted(page)) > 0);
}));
