// What every journey needs: the published site below a sub-path, a phone, and the rule that nothing leaves the page.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { startServer } from './server.mjs';

export const PHONE = { width: 360, height: 740 };
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** Serves `dir` and starts a browser around the tests of a file. `open` begins a journey. */
export function site({ dir = process.env.NAHBEI_DIST, base = '/hilfe/stadt/', host = 'good' } = {}) {
  assert.ok(dir, 'NAHBEI_DIST must name the published folder; run "cargo xtask test"');
  const here = {};
  before(async () => {
    here.server = await startServer({ dir, base, host });
    here.browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: FLAGS });
  });
  after(async () => {
    await here.browser?.close();
    await here.server?.close();
  });
  return here;
}

/**
 * A journey on a phone: runs `walk(page, journey)` and then asks that no request left the origin, nothing was
 * reported to the console, and nothing was stored on the device.
 */
export async function journey(here, walk, { options = {}, expectErrors = false, address = '', leavesTo = '' } = {}) {
  const context = await here.browser.newContext({ viewport: PHONE, locale: 'de-DE', timezoneId: 'Europe/Berlin', ...options });
  // Tests that block files ask the server each time; what is kept on the device has journeys of its own.
  await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
  const page = await context.newPage();
  const requests = [];
  const complaints = [];
  context.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const about = { requests, complaints, context, url: here.server.url };
  try {
    await page.goto(here.server.url + address);
    await walk(page, about);
    const origin = new URL(here.server.url).origin;
    assert.deepEqual(requests.filter((url) => !url.startsWith(origin) && !url.startsWith('data:') && !(leavesTo && url.startsWith(leavesTo))), [], 'requests to another origin');
    assert.deepEqual(requests.filter((url) => new URL(url).search), [], 'requests that carry something');
    if (!expectErrors) assert.deepEqual(complaints, [], 'complaints in the console');
    assert.deepEqual(await context.cookies(), [], 'cookies');
    // Who has just left is asked again on the page where the way ends.
    assert.deepEqual(await stored(page).catch(() => page.waitForLoadState().then(() => stored(page))), [0, 0, 0, 0], 'storage');
  } finally {
    await context.close();
  }
}

/** How much lies in each storage of the device: local, of the tab, databases, caches. */
export const stored = (page) => page.evaluate(async () => [
  localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length,
]);

/** Waits until the results page has counted its hits, and gives the text of the status. */
export async function counted(page) {
  const status = page.locator('.count[role=status][aria-busy=false]');
  await status.filter({ hasText: /^[\d.]+ Angebot|noch nichts/ }).waitFor();
  return status.innerText();
}

/** The number of hits that a status text names; none where it says that there are none. */
export const hits = (status) => Number(/^([\d.]+) Angebot/.exec(status)?.[1].replaceAll('.', '') ?? 0);
