// "Spuren löschen": afterwards nothing of this page is left that a page can delete, and nothing comes back unasked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, hits, PHONE, site } from './journey.mjs';
import { startServer } from './server.mjs';

const here = site();
const BASE = '/hilfe/stadt/';
const NOTHING = { cookies: '', local: 0, session: 0, caches: [], registrations: 0, databases: [] };
const left = (page) => page.evaluate(async () => ({
  cookies: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  caches: await caches.keys(),
  registrations: (await navigator.serviceWorker.getRegistrations()).length,
  databases: await indexedDB.databases(),
}));
const kept = (page) => page.locator('html[data-kept=yes]').waitFor({ state: 'attached', timeout: 20_000 });
const firstPage = (page) => page.getByRole('heading', { level: 1, name: 'Wobei brauchen Sie Hilfe?' });
const keepFirst = (page) => page.locator('.offer-card .keep').first().click();

/** A phone that may keep files, and a server whose network can be cut. */
const onPhone = (walk, { script } = {}) => async () => {
  const server = await startServer({ dir: process.env.NAHBEI_DIST, base: BASE });
  const context = await here.browser.newContext({ viewport: PHONE, locale: 'de-DE', timezoneId: 'Europe/Berlin' });
  if (script) await context.addInitScript(script);
  const complaints = [];
  const open = async (address = '') => {
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(server.url + address);
    return page;
  };
  let isOn = true;
  const cut = async () => {
    if (isOn) await server.close();
    isOn = false;
  };
  try {
    await walk({ open, cut, context, url: server.url });
    assert.deepEqual(complaints, [], 'errors of the page');
  } finally {
    await context.close();
    await cut();
  }
};

/** Goes to the page by its link and taps. */
async function deleteTraces(page) {
  await page.getByRole('link', { name: 'Spuren löschen' }).click();
  await page.getByRole('button', { name: 'Jetzt löschen' }).click();
  await page.getByText('Gelöscht. Diese Seite hat auf dem Gerät nichts mehr gespeichert.').waitFor();
}

test('cookies, storage, caches and registrations are all empty', onPhone(async ({ open, context }) => {
  const page = await open('#r?n=13&p=35578&i=de');
  await kept(page);
  await page.locator('#ask').fill('mein Mann schlägt mich');
  await page.locator('#ask').press('Enter');
  await counted(page);
  await keepFirst(page);
  await page.locator('.top-bar__list').click();
  await page.locator('.shortlist .option input').click();
  await page.evaluate(async () => {
    document.cookie = 'here=1; path=/';
    document.cookie = 'there=1; path=/hilfe/stadt';
    sessionStorage.setItem('a', 'b');
    await new Promise((done) => { indexedDB.open('old').onsuccess = (event) => done(event.target.result.close()); });
  });
  const before = await left(page);
  assert.ok(before.local && before.caches.length && before.registrations && before.cookies && before.databases.length, JSON.stringify(before));
  await deleteTraces(page);
  await page.getByText('Ihr Browser merkt sich noch, dass Sie hier waren.').waitFor();
  await page.getByText('die Erlaubnis für den Standort').waitFor();
  assert.deepEqual(await left(page), NOTHING);
  assert.deepEqual(await context.cookies(), []);
  assert.equal(new URL(page.url()).hash, '#i.traces?i=de');
  assert.doesNotMatch(JSON.stringify(await page.evaluate(() => history.state)), /schl|50\./);
  assert.ok(await page.locator('.top-bar__list').isHidden());
}));

test('nothing comes back while one goes on, nor with a reload of this tab', onPhone(async ({ open }) => {
  const page = await open('#r?n=3');
  await kept(page);
  await counted(page);
  await keepFirst(page);
  await deleteTraces(page);
  await page.locator('.top-bar__home').click();
  await firstPage(page).waitFor();
  assert.equal(await page.locator('#words').inputValue(), '');
  await page.locator('a[data-need=money]').click();
  assert.ok(hits(await counted(page)) > 0);
  await page.locator('#ask').fill('нет садика');
  await page.locator('#ask').press('Enter');
  await page.waitForTimeout(1500);
  assert.deepEqual(await left(page), NOTHING);
  await page.reload();
  await counted(page);
  await page.waitForTimeout(1500);
  assert.deepEqual(await left(page), NOTHING, 'after a reload');
  await page.close();
  await kept(await open());
}));

test('who stops the first visit midway leaves nothing either', onPhone(async ({ open }) => {
  const page = await open();
  await page.waitForFunction(async () => (await caches.keys()).length > 0);
  await deleteTraces(page);
  await page.waitForTimeout(1500);
  assert.deepEqual(await left(page), NOTHING);
  assert.equal(await page.locator('.standing').innerText(), '');
}));

test('going back or forward finds nothing of what was asked', onPhone(async ({ open }) => {
  const page = await open();
  await page.getByLabel('Sagen Sie es mit Ihren Worten').fill('Hebamme');
  await page.keyboard.press('Enter');
  await counted(page);
  await keepFirst(page);
  await page.locator('.offer-card h3 a').first().click();
  await page.locator('.offer h1').waitFor();
  await deleteTraces(page);
  assert.equal(await page.evaluate(() => navigation.entries().filter((entry) => /[nm]=/.test(entry.url)).length), 0);
  await page.goBack();
  await firstPage(page).waitFor();
  await page.goto(`${page.url().split('#')[0]}#r`);
  await counted(page);
  assert.equal(await page.locator('#ask').inputValue(), '');
  assert.ok(await page.locator('.top-bar__list').isHidden());
}));

test('it reaches the other tabs of the page', onPhone(async ({ open }) => {
  const other = await open('#r?n=13');
  await kept(other);
  await counted(other);
  await keepFirst(other);
  const page = await open();
  await kept(page);
  await deleteTraces(page);
  await other.getByText('Gelöscht.').waitFor();
  assert.equal(new URL(other.url()).hash, '#i.traces');
  await other.reload();
  await other.waitForTimeout(1000);
  assert.deepEqual(await left(page), NOTHING);
}));

test('a browser that does not delete is not said to have deleted', onPhone(async ({ open }) => {
  const page = await open();
  await page.evaluate(() => localStorage.setItem('language', 'de'));
  await page.getByRole('link', { name: 'Spuren löschen' }).click();
  await page.getByRole('button', { name: 'Jetzt löschen' }).click();
  await page.getByText('Das Löschen ist nicht ganz gelungen.').waitFor();
}, { script: () => { Storage.prototype.removeItem = () => {}; } }));

test('a volunteer chooses, hands over and clears without a network, and deletes all traces', onPhone(async ({ open, cut, url }) => {
  const first = await open();
  await kept(first);
  await first.close();
  await cut();
  const page = await open();
  await page.locator('a[data-need=money]').click();
  await counted(page);
  await keepFirst(page);
  await page.locator('.offer-card').nth(1).locator('.keep').click();
  await page.locator('.top-bar__list').click();
  await page.locator('img.qr-code').waitFor();
  assert.equal(await page.locator('.shortlist .offer-card').count(), 2);
  assert.ok((await page.locator('.handed__link').innerText()).startsWith(`${url}#m?m=`));
  await page.getByRole('button', { name: 'Liste leeren' }).click();
  await page.getByText('Noch nichts gemerkt.').waitFor();
  await page.getByRole('link', { name: 'Alle Themen' }).click();
  await firstPage(page).waitFor();
  await deleteTraces(page);
  assert.deepEqual(await left(page), NOTHING);
  await page.locator('.top-bar__home').click();
  await page.locator('a[data-need=baby]').click();
  assert.ok(hits(await counted(page)) > 0, 'what is open goes on');
}));
