// The same ways by keyboard alone: every stop is seen, none lies hidden, and nothing that is done loses the focus.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, hits, journey, site } from './journey.mjs';

const here = site();
const root = site({ base: '/' });
/** More stops than this nobody walks through to one thing. */
const PATIENCE = 90;

/** Where the focus is, and what is wrong with that. Runs in the page. */
function stop() {
  const at = document.activeElement;
  const name = `${at.localName}${at.id && `#${at.id}`} "${(at.textContent || at.getAttribute('aria-label') || '').trim().slice(0, 30)}"`;
  // A box is framed together with its label.
  const framed = [at, at.closest('.option')].filter(Boolean).map((element) => getComputedStyle(element));
  const isFramed = framed.some(({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none');
  const { left, top, width, height } = at.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + height / 2);
  const wrong = [];
  if (at === document.body) wrong.push('the focus is lost');
  if (!isFramed) wrong.push('no frame shows the focus');
  if (!at.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || width < 2 || height < 2) wrong.push('hidden');
  if (!(seen && (at.contains(seen) || seen.contains(at)))) wrong.push(`covered by ${seen?.outerHTML.slice(0, 60)}`);
  return { name, wrong };
}

/** Walks with `key` until the focus is at what matches `selector`, once that is there; every stop on the way must be in order. */
async function walkTo(page, selector, key = 'Tab') {
  await page.locator(selector).first().waitFor({ state: 'attached' });
  const way = [];
  while (way.length < PATIENCE) {
    await page.keyboard.press(key);
    const { name, wrong } = await page.evaluate(stop);
    way.push(name);
    assert.deepEqual(wrong, [], `${name}, after ${way.join(' → ')}`);
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return way;
  }
  return assert.fail(`${selector} is not on the way: ${way.join(' → ')}`);
}

const press = (page, ...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const focused = (page) => page.evaluate(() => document.activeElement.innerText);
const chip = (page, text) => page.locator('.chip', { hasText: text }).waitFor();
const atHeading = (page) => page.waitForFunction(() => document.activeElement.localName === 'h1');

/** Chooses a topic on the first page. */
async function choose(page, need) {
  await walkTo(page, `[data-need=${need}]`);
  await press(page, 'Enter');
  await counted(page);
  await atHeading(page);
}

/** Opens the list of ages and types the beginning of one. */
async function age(page, beginning, label) {
  await press(page, 'Space');
  await page.keyboard.type(beginning);
  await press(page, 'Enter');
  await chip(page, label);
}

/** Asks for what nothing fits and takes the first way out; gives how many offers that promised. */
async function wayOut(page) {
  await walkTo(page, '#words');
  await page.keyboard.type('Xylophondrachen');
  await press(page, 'Enter');
  await page.locator('.way').first().waitFor();
  await atHeading(page);
  await walkTo(page, '.way');
  const promised = Number(/(\d+) Angebot/.exec(await focused(page))[1]);
  await press(page, 'Enter');
  await page.locator('.way').first().waitFor({ state: 'detached' });
  return promised;
}

for (const [where, place] of [['with a postal code', '35578'], ['without any place', '']]) {
  test(`a crying baby of seven months, ${where}: on to a number`, () => journey(here, async (page, { url }) => {
    await choose(page, 'baby');
    await walkTo(page, '#who');
    await age(page, '7', '7 Monate');
    if (place) {
      await walkTo(page, '#where');
      await page.keyboard.type(place);
      await chip(page, place);
    }
    assert.ok(hits(await counted(page)) >= 5);
    await walkTo(page, '.offer-card a[href^="tel:"]');
    assert.ok(page.url().startsWith(`${url}#`), 'below the folder');
  }));
}

test('at the root of a host it is the same', () => journey(root, async (page) => {
  await choose(page, 'money');
  await walkTo(page, '.offer-card__name a');
}));

test('two children, one of them not born yet', () => journey(here, async (page) => {
  await choose(page, 'pregnancy');
  await walkTo(page, '#who');
  await age(page, 'N', 'ungeboren');
  const unborn = hits(await counted(page));
  await age(page, '4 J', '4 Jahre');
  assert.ok(hits(await counted(page)) >= unborn);
  await walkTo(page, '.offer-card__name a');
}));

test('an empty result leads on', () => journey(here, async (page) => {
  const promised = await wayOut(page);
  assert.equal(hits(await counted(page)), promised);
}));

test('the focus is not lost when a way out of nothing is taken', () => journey(here, async (page) => {
  await wayOut(page);
  assert.deepEqual((await page.evaluate(stop)).wrong, []);
}));

test('reload, back and forward keep what was asked, and the focus is at the heading or back at the offer', () => journey(here, async (page) => {
  const asked = await counted(page);
  await walkTo(page, '.offer-card__name a');
  const offer = await focused(page);
  await press(page, 'Enter');
  await page.getByRole('heading', { level: 1, name: offer }).waitFor();
  await atHeading(page);
  await page.goBack();
  assert.equal(await counted(page), asked);
  await page.waitForFunction((offer) => document.activeElement.innerText === offer, offer);
  await page.goForward();
  await page.getByRole('heading', { level: 1, name: offer }).waitFor();
  await atHeading(page);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: offer }).waitFor();
  await page.goBack();
  assert.equal(await counted(page), asked);
  await walkTo(page, '.offer-card__name a');
}, { address: '#r?n=3&k=7m&p=35578' }));

test('walking backwards with the shift key leads back and does not leave the page', () => journey(here, async (page) => {
  await counted(page);
  await walkTo(page, '.offer-card__name a');
  await walkTo(page, '#ask', 'Shift+Tab');
  await walkTo(page, '.skip', 'Shift+Tab');
  await press(page, 'Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
}, { address: '#r?n=3&k=7m&p=35578' }));

test('the choice of language holds the focus and gives it back', () => journey(here, async (page) => {
  await walkTo(page, '#language');
  await press(page, 'Enter');
  await page.locator('dialog[open]').waitFor();
  const isInside = () => page.evaluate(() => document.activeElement.closest('dialog') !== null);
  assert.ok(await isInside());
  await walkTo(page, '[data-language=en]');
  assert.ok(await isInside());
  await press(page, 'Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'language');
}));

// What redraws a part of the page: the address, where the focus is, and what is pressed.
for (const [what, address, selector, keys, options] of [
  ['a wish is ticked', '#r?n=3', '.more .option input', ['Space']],
  ['a topic is ticked', '#r?n=3', '.more fieldset:last-of-type input', ['Space']],
  ['everything asked is cleared', '#r?n=3&k=7m', '.more__clear', ['Enter']],
  ['an age is chosen', '#r?n=3', '#who', ['7']],
  ['a child is taken back', '#r?n=3&k=7m&p=35578', '.chip', ['Enter']],
  ['the last answer is taken back', '#r?n=3&k=7m', '.chip', ['Enter']],
  ['the radius is changed', '#r?n=3&p=35578', '#radius', ['ArrowDown']],
  ['the month of birth is changed', '#r?k=u', '#due', ['ArrowDown']],
  ['more offers are drawn', '#r', '.wide', ['Enter']],
  ['the position is found', '#r?n=3', '#locate', ['Enter'], { permissions: ['geolocation'], geolocation: { latitude: 50.5652, longitude: 8.5046 } }],
]) {
  test(`the focus is not lost when ${what}`, () => journey(here, async (page) => {
    await counted(page);
    await page.locator('.more').evaluate((more) => { more.open = true; });
    await page.locator(selector).first().focus();
    await press(page, ...keys);
    await page.waitForTimeout(300);
    await counted(page);
    assert.deepEqual((await page.evaluate(stop)).wrong, []);
  }, { address, options }));
}

/** Walks to the list of ages and down from the prompt by so many steps. */
async function walkDown(page, steps) {
  await counted(page);
  await walkTo(page, '#who');
  for (let step = 0; step < steps; step += 1) await press(page, 'ArrowDown');
}

test('arrows walk through the closed list of ages; Enter takes what they reach', () => journey(here, async (page) => {
  await walkDown(page, 4);
  await page.waitForTimeout(300);
  assert.equal(await page.locator('.chip').count(), 0, 'nothing is taken on the way');
  await press(page, 'Enter');
  await chip(page, '2 Monate');
  assert.equal(await page.locator('.chip').count(), 1);
  assert.equal(await page.locator('#who').inputValue(), '', 'a further child can be chosen');
  assert.deepEqual((await page.evaluate(stop)).wrong, []);
}, { address: '#r?n=3' }));

test('leaving the list of ages takes what arrows reached, Escape takes nothing', () => journey(here, async (page) => {
  await walkDown(page, 3);
  await press(page, 'Escape');
  assert.equal(await page.locator('#who').inputValue(), '');
  await press(page, 'Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'where');
  assert.equal(await page.locator('.chip').count(), 0);
  await press(page, 'Shift+Tab', 'ArrowDown', 'Tab');
  await chip(page, 'ungeboren');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'where');
}, { address: '#r?n=3' }));

test('after a child is taken back the focus is at the next one, after the last at the question', () => journey(here, async (page) => {
  await counted(page);
  await page.locator('.chip').first().focus();
  const next = async () => {
    await press(page, 'Enter');
    await page.waitForTimeout(300);
    return page.evaluate(() => document.activeElement.id || document.activeElement.innerText.split('\n')[0]);
  };
  assert.match(await next(), /^4 Jahre/);
  assert.match(await next(), /^35578 Wetzlar/);
  assert.equal(await next(), 'locate');
}, { address: '#r?n=3&k=7m.4y&p=35578' }));

test('more offers: the focus goes on at the first new one', () => journey(here, async (page) => {
  await counted(page);
  await page.locator('.wide').focus();
  await press(page, 'Enter');
  await page.waitForFunction(() => document.activeElement.matches('.offer-card__name a'));
  const at = await page.evaluate(() => [...document.querySelectorAll('.offer-card__name a')].indexOf(document.activeElement));
  assert.equal(at, 20);
}, { address: '#r' }));

test('one of several places is chosen, and its name has the focus', () => journey(here, async (page) => {
  await counted(page);
  await walkTo(page, '#where');
  await page.keyboard.type('55758');
  await page.locator('.place-answer button').first().waitFor();
  await walkTo(page, '.place-answer button');
  const chosen = await focused(page);
  await press(page, 'Enter');
  await chip(page, chosen);
  assert.match(await focused(page), new RegExp(`^${chosen}`));
}, { address: '#r?n=8' }));

test('reading in two languages keeps the focus', () => journey(here, async (page) => {
  await page.locator('.offer-card__name a').first().click();
  await page.locator('.offer .actions button').first().focus();
  await press(page, 'Enter');
  await page.locator('.both').first().waitFor();
  assert.deepEqual((await page.evaluate(stop)).wrong, []);
}, { address: '#r?n=3', options: { locale: 'tr' } }));

test('when offers cannot be read the focus is at the heading, and a second try leaves it there', () => journey(here, async (page, { url }) => {
  const catalogues = '**/catalogues/*.json';
  await page.route(catalogues, (route) => route.fulfill({ body: '{' }));
  await page.goto(`${url}#r?n=3`);
  const retry = page.locator('.message button');
  await retry.waitFor();
  await page.reload();
  for (const end of [retry, page.locator('.offer-card').first()]) {
    await retry.waitFor();
    await atHeading(page);
    await retry.focus();
    if (end !== retry) await page.unroute(catalogues);
    await press(page, 'Enter');
    await page.waitForTimeout(500);
    await end.waitFor();
    await atHeading(page);
  }
}, { expectErrors: true }));
