// When something is missing or broken, a family still finds somebody to call.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, hits, journey, site } from './journey.mjs';

const here = site();
const poor = site({ host: 'poor' });
const root = site({ base: '/' });
const emergency = async (page) => assert.deepEqual(
  await page.locator('.emergency a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  ['tel:112', 'tel:110', 'tel:116016', 'tel:116111']);
const broken = { expectErrors: true };

test('without wasm the numbers and a helpful text remain', () => journey(here, async (page, { context }) => {
  await context.route('**/*.wasm', (route) => route.abort());
  await page.reload();
  await page.getByText('Die Suche startet gerade nicht').waitFor();
  assert.ok(await page.locator('#failed a[href^="tel:"]').count() >= 4);
  await emergency(page);
}, broken));

test('without scripts the numbers and a helpful text remain', () => journey(here, async (page) => {
  await page.locator('noscript a[href^="tel:"]').first().waitFor();
  assert.ok(await page.locator('noscript a[href^="tel:"]').count() >= 4);
  assert.match(await page.locator('noscript').innerText(), /jemand sucht mit Ihnen/);
  await emergency(page);
}, { options: { javaScriptEnabled: false } }));

test('a catalogue that does not read shows the town and another try, and the try works', () => journey(here, async (page, { context }) => {
  await context.route('**/catalogues/*.json', (route) => route.fulfill({ body: '{"format": 1, "offers": [' }));
  await page.reload();
  await page.locator('a[data-need=baby]').click();
  await page.getByRole('heading', { level: 1, name: 'Die Angebote sind gerade nicht zu lesen' }).waitFor();
  assert.ok(await page.locator('main a[href="https://example.org/"]').count() > 0, 'the towns\' own pages');
  await emergency(page);
  await context.unroute('**/catalogues/*.json');
  await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  assert.ok(hits(await counted(page)) > 0);
}, broken));

test('one broken offer costs that offer', () => journey(here, async (page, { context }) => {
  const all = hits(await counted(page));
  await context.route('**/catalogues/wetzlar.json', async (route) => {
    const catalogue = await (await route.fetch()).json();
    const visible = catalogue.offers.findIndex((offer) => !offer.status && !offer.visible_from && !offer.visible_to);
    catalogue.offers[visible] = { id: 'BROKEN' };
    await route.fulfill({ json: catalogue });
  });
  await page.reload();
  assert.equal(hits(await counted(page)), all - 1);
}, { address: '#r' }));

test('one missing catalogue costs that catalogue', () => journey(here, async (page, { context }) => {
  const all = hits(await counted(page));
  await context.route('**/catalogues/goerlitz.json', (route) => route.fulfill({ status: 404 }));
  await page.reload();
  const rest = hits(await counted(page));
  assert.ok(rest > 0 && rest < all, `${rest} of ${all}`);
}, { address: '#r', ...broken }));

test('without its texts the page still shows the numbers', () => journey(here, async (page, { context }) => {
  await context.route('**/texts/*.json', (route) => route.fulfill({ status: 404 }));
  await page.reload();
  await page.getByText('Die Suche startet gerade nicht').waitFor();
  await emergency(page);
}, broken));

test('without the table of places the site\'s own places go on', () => journey(here, async (page, { context }) => {
  await context.route('**/places*', (route) => route.fulfill({ status: 404 }));
  await page.locator('#where').fill('Hamburg');
  await page.locator('#where').press('Enter');
  await page.getByText('Die Liste der Orte fehlt gerade').waitFor();
  await page.locator('#where').fill('Apolda');
  await page.locator('#where').press('Enter');
  await page.locator('.chip', { hasText: 'Apolda' }).waitFor();
}, { address: '#r', ...broken }));

test('a hostile offer shows as text', () => journey(here, async (page, { context }) => {
  await context.route('**/catalogues/wetzlar.json', (route) => route.fulfill({ json: { format: 1, name: 'x', offers: [{
    id: 'hostile', name: '<img src=x onerror=alert(1)>', provider: { name: '<script>alert(2)</script>', url: 'javascript:alert(3)' },
    summary: '"><svg onload=alert(4)>', contacts: [{ kind: 'web', value: 'javascript:alert(5)' }, { kind: 'phone', value: '030 23125 001' }],
    places: [{ street: '<b>x</b>', lat: 50.55, lon: 8.5 }],
  }] } }));
  page.on('dialog', () => assert.fail('a script ran'));
  await page.reload();
  await counted(page);
  await page.getByText('<img src=x onerror=alert(1)>').first().waitFor();
  assert.equal(await page.locator('a[href^="javascript:"]').count(), 0);
}, { address: '#r?p=wetzlar&d=f' }));

test('a poor host without compression and with wasm as any bytes works', () => journey(poor, async (page) => {
  await page.locator('a[data-need=money]').click();
  assert.ok(hits(await counted(page)) > 0);
}, broken));

test('the root of a host works as well as a folder', () => journey(root, async (page) => {
  await page.locator('a[data-need=money]').click();
  assert.ok(hits(await counted(page)) > 0);
}));

test('a tap before the app has come is not lost', () => journey(here, async (page, { context }) => {
  await context.route('**/*.wasm', async (route) => { await new Promise((done) => setTimeout(done, 1500)); await route.continue(); });
  await page.reload();
  await page.locator('a[data-need=money]').click();
  assert.ok(hits(await counted(page)) > 0);
}));

test('words sent before the app has come are not lost', () => journey(here, async (page, { context }) => {
  await context.route('**/*.wasm', async (route) => { await new Promise((done) => setTimeout(done, 1500)); await route.continue(); });
  await page.reload();
  await page.getByLabel('Sagen Sie es mit Ihren Worten').fill('Kleidung');
  await page.keyboard.press('Enter');
  assert.ok(hits(await counted(page)) > 0);
}));
