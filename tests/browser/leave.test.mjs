// Leaving quickly: blank at once, gone for good, by tap, by keys and without scripts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, journey, site } from './journey.mjs';

const here = site();
const NEUTRAL = 'https://www.wetter.com/';
// The neutral page is blank for the journey's last look at the storage.
const away = { leavesTo: NEUTRAL, expectErrors: true };

/** Answers for the neutral page, as soon as `open` is called. */
async function neutral(context) {
  let open;
  const asked = new Promise((done) => { open = done; });
  await context.route(`${NEUTRAL}**`, async (route) => {
    await asked;
    await route.fulfill({ contentType: 'text/html', body: '<title>Wetter</title>Sonne' });
  });
  return open;
}

async function deepIn(page) {
  await page.locator('a[data-need=violence]').click();
  await counted(page);
  await page.locator('.offer-card h3 a').first().click();
  await page.locator('#app h1').waitFor();
}

/** What the page shows at the moment it goes blank. It tells by itself: a page that is on its way answers no questions. */
async function blank(context) {
  let tell;
  const told = new Promise((done) => { tell = done; });
  await context.exposeBinding('tellBlank', (_, shown) => tell(shown));
  await context.addInitScript(() => {
    const look = () => document.documentElement.hidden && tellBlank([document.title, document.body.innerText.trim()]);
    new MutationObserver(look).observe(document, { subtree: true, attributes: true, attributeFilter: ['hidden'] });
  });
  // In a shell of its own: a promise that is returned would be waited for.
  return { told };
}

for (const [way, leave] of [
  ['a tap', (page) => page.locator('#leave').click({ noWaitAfter: true })],
  ['three times Shift', async (page) => { for (let time = 0; time < 3; time += 1) await page.keyboard.press('Shift'); }],
]) {
  test(`leaving by ${way} is blank at once, and Back does not return`, { timeout: 30_000 }, () => journey(here, async (page, { context }) => {
    const open = await neutral(context);
    const { told } = await blank(context);
    await page.reload();
    await deepIn(page);
    await leave(page);
    assert.deepEqual(await told, ['', ''], 'nothing can be read while the neutral page is on its way');
    open();
    await page.getByText('Sonne').waitFor();
    await page.goBack().catch(() => {});
    await page.waitForTimeout(500);
    assert.match(page.url(), /wetter\.com|about:blank/);
    await page.goto(here.server.url);
  }, away));
}

test('leaving works without scripts, by the same link', () => journey(here, async (page, { context }) => {
  (await neutral(context))();
  await page.locator('#leave').click();
  await page.getByText('Sonne').waitFor();
  await context.close();
}, { ...away, options: { javaScriptEnabled: false } }).catch((error) => assert.match(String(error), /closed/)));

test('Shift pressed while writing does not leave', () => journey(here, async (page) => {
  await page.getByLabel('Sagen Sie es mit Ihren Worten').pressSequentially('ABC');
  await page.keyboard.press('Shift');
  await page.keyboard.press('Shift');
  await page.keyboard.press('a');
  await page.keyboard.press('Shift');
  assert.equal(await page.locator('h1').innerText(), 'Wobei brauchen Sie Hilfe?');
}));

test('an earlier visit further back in the tab does not hold the page up', () => journey(here, async (page, { context, url }) => {
  await context.route(`${NEUTRAL}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Wetter</title>Sonne' }));
  await counted(page);
  await page.goto('about:blank');
  await page.goto(`${url}#r?n=8`);
  await counted(page);
  await page.locator('#leave').click();
  await page.getByText('Sonne').waitFor();
}, { address: '#r?n=3', ...away }));
