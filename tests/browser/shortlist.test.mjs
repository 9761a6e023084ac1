// The shortlist: kept by a tap, handed on as a code, a link or paper, remembered only when asked, and emptied again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { extractText } from 'unpdf';
import { counted, journey, site } from './journey.mjs';

const here = site();
const list = (page) => page.locator('.top-bar__list');
const card = (page, at) => page.locator('.offer-card').nth(at);
const keep = (within) => within.locator('.keep');
const code = (within) => within.locator('[data-offer]').getAttribute('data-offer');
const title = (page) => page.locator('.shortlist h1');
const rows = (page) => page.locator('.shortlist .offer-card');
const names = (page) => page.locator('.shortlist .offer-card__name').allInnerTexts();
const box = (page) => page.locator('.shortlist .option input');
const stored = (page) => page.evaluate(() => ({ ...localStorage }));

/** Keeps the first `most` offers of the list on show; gives their codes and names. */
async function keepFirst(page, most) {
  await counted(page);
  const kept = [];
  for (let at = 0; at < most; at += 1) {
    kept.push({ code: await code(card(page, at)), name: await card(page, at).locator('h3').innerText() });
    await keep(card(page, at)).click();
  }
  return kept;
}

/** What an independent reader finds in a picture of the code. */
async function read(picture) {
  const { data, width, height } = PNG.sync.read(await picture);
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

test('a tap keeps an offer, another does not, and the list follows through all views', () => journey(here, async (page) => {
  await counted(page);
  assert.ok(await list(page).isHidden(), 'an empty list takes no room');
  const button = keep(card(page, 0));
  const size = await button.boundingBox();
  assert.ok(size.height >= 48 && size.width >= 48, JSON.stringify(size));
  assert.equal(await button.getAttribute('aria-pressed'), 'false');
  const [one, two] = await keepFirst(page, 2);
  assert.equal(await button.getAttribute('aria-pressed'), 'true');
  assert.equal(await button.locator('span').first().innerText(), 'Gemerkt');
  assert.match(await button.innerText(), new RegExp(one.name.slice(0, 12)), 'who listens hears what is kept');
  assert.equal(await list(page).locator('b').innerText(), '2');
  assert.match(page.url(), new RegExp(`m=${one.code}\\.${two.code}$`));

  await card(page, 2).locator('h3 a').click();
  await page.locator('.offer h1').waitFor();
  const third = keep(page.locator('.offer'));
  await third.click();
  assert.ok(await third.evaluate((button) => button === document.activeElement), 'nothing is drawn anew');
  assert.equal(await list(page).locator('b').innerText(), '3');
  await page.goBack();
  await counted(page);
  assert.equal(await keep(card(page, 2)).getAttribute('aria-pressed'), 'true', 'going back brings no older list');
  await button.click();
  await page.reload();
  await counted(page);
  assert.equal(await list(page).locator('b').innerText(), '2');
  assert.equal(await button.getAttribute('aria-pressed'), 'false');

  await list(page).click();
  await title(page).waitFor();
  assert.equal((await names(page))[0], two.name, 'in the order of keeping');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  assert.equal(await page.title(), 'Merkliste – Nahbei');
}, { address: '#r?n=3&p=35578' }));

test('the list says whom to call, when and how to begin, and a slip can be taken back', () => journey(here, async (page) => {
  const kept = await keepFirst(page, 3);
  await list(page).click();
  await title(page).waitFor();
  assert.deepEqual(await names(page), kept.map(({ name }) => name));
  for (const row of await rows(page).all()) {
    assert.match(await row.locator('.offer-card__contact').getAttribute('href'), /^(tel|mailto|https):?/);
    assert.match(await row.innerText(), /Telefon|Vor Ort|Treffen|Zeiten nicht angegeben/);
  }
  const status = page.locator('.shortlist .count');
  assert.equal(await status.innerText(), '3 Angebote gemerkt');
  await keep(rows(page).nth(1)).click();
  assert.equal(await status.innerText(), '2 Angebote gemerkt');
  assert.equal(await rows(page).count(), 3);
  await keep(rows(page).nth(1)).click();
  assert.equal(await status.innerText(), '3 Angebote gemerkt');
  await keep(rows(page).nth(1)).click();
  await rows(page).first().locator('h2 a').click();
  await page.locator('.offer h1').waitFor();
  await page.getByRole('link', { name: 'Merkliste' }).last().click();
  await title(page).waitFor();
  assert.equal(await rows(page).count(), 2);
}, { address: '#r?n=8&p=wetzlar' }));

test('a link hands the list on, and says neither what was asked nor where', () => journey(here, async (page, { context }) => {
  const kept = await keepFirst(page, 2);
  await list(page).click();
  await page.getByRole('button', { name: 'Link kopieren' }).click();
  await page.getByRole('button', { name: 'Kopiert' }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(new URL(link).hash, `#m?m=${kept.map(({ code }) => code).join('.')}&i=de`);
  const other = await context.newPage();
  await other.goto(link);
  await rows(other).nth(1).waitFor();
  assert.deepEqual(await names(other), kept.map(({ name }) => name));
  // Opened where a list is already, the one that is handed over takes its place.
  await keep(rows(other).first()).click();
  await other.goto(link);
  await rows(other).nth(1).waitFor();
  assert.equal(await list(other).locator('b').innerText(), '2');
}, { address: '#r?n=13&k=7m&p=35578', options: { permissions: ['clipboard-read', 'clipboard-write'] } }));

test('where the phone can share, it is given the same link', () => journey(here, async (page) => {
  await page.evaluate(() => { Navigator.prototype.share = async (data) => { window.shared = data; }; });
  const [{ code }] = await keepFirst(page, 1);
  await list(page).click();
  await page.getByRole('button', { name: 'Teilen' }).click();
  const shared = await page.evaluate(() => window.shared);
  assert.equal(shared.title, 'Hilfe für Familien');
  assert.equal(new URL(shared.url).hash, `#m?m=${code}&i=de`);
}, { address: '#r' }));

for (const colorScheme of ['light', 'dark']) {
  test(`ten offers in Arabic are read off the screen by another program (${colorScheme})`, () => journey(here, async (page) => {
    await page.locator('.offer-card').nth(9).waitFor();
    const codes = [];
    for (let at = 0; at < 10; at += 1) {
      codes.push(await code(card(page, at)));
      await keep(card(page, at)).click();
    }
    await list(page).click();
    const picture = page.locator('img.qr-code');
    await picture.scrollIntoViewIfNeeded();
    const link = await read(picture.screenshot());
    assert.equal(new URL(link).hash, `#m?m=${codes.join('.')}&i=ar`);
    assert.equal(await page.locator('.handed__link').innerText(), link, 'the same in letters');
    await page.goto('about:blank');
    await page.goto(link);
    await page.locator('html[lang=ar]').waitFor();
    await rows(page).nth(9).waitFor();
  }, { address: '#r?n=8&p=wetzlar&d=a', options: { locale: 'ar', colorScheme } }));
}

test('a list as long as it may be is still read', () => journey(here, async (page) => {
  const codes = Array.from({ length: 50 }, (_, at) => `${at}`.padStart(8, '0'));
  await page.goto(`${here.server.url}#m?m=${codes.join('.')}`);
  const picture = page.locator('img.qr-code');
  await picture.evaluate((image) => image.decode());
  const link = await read(picture.screenshot());
  assert.equal(new URL(link).hash, `#m?m=${codes.join('.')}&i=de`);
  await page.goto(`${here.server.url}#r?n=8`);
  await counted(page);
  assert.match(await keep(card(page, 0)).innerText(), /Die Liste ist voll/);
  await keep(card(page, 0)).click();
  assert.equal(await list(page).locator('b').innerText(), '50', 'none is given up unasked');
}));

test('an offer that is gone is told and the others stay', () => journey(here, async (page) => {
  const [one, two] = await keepFirst(page, 2);
  await page.evaluate((codes) => { location.hash = `#m?m=${codes}`; }, `${one.code}.00000000.${two.code}`);
  const gone = page.getByRole('button', { name: '1 gemerktes Angebot gibt es nicht mehr.' });
  await gone.waitFor();
  assert.deepEqual(await names(page), [one.name, two.name]);
  await gone.click();
  assert.equal(await gone.count(), 0);
  assert.equal(await page.locator('.shortlist .count').innerText(), '2 Angebote gemerkt');
  assert.ok(!page.url().includes('00000000'));
}, { address: '#r?n=3' }));

test('the device keeps the list only when asked, as codes, and no longer than asked', () => journey(here, async (page, { context, url }) => {
  const kept = await keepFirst(page, 2);
  await list(page).click();
  assert.deepEqual(await stored(page), {}, 'nothing before the tap');
  assert.equal(await box(page).isChecked(), false);
  await box(page).click();
  const { updated } = await (await fetch(`${url}catalogues/wetzlar.json`)).json();
  const codes = kept.map(({ code }) => code).join('.');
  assert.deepEqual(await stored(page), { shortlist: `m?m=${codes}&updated=${updated}` });

  const next = await context.newPage();
  await next.goto(`${url}#r?n=3`);
  await counted(next);
  assert.equal(await list(next).locator('b').innerText(), '2', 'there again on the next visit');
  await keep(card(next, 2)).click();
  assert.equal((await stored(next)).shortlist.split('.').length, 3, 'it follows the list');
  await list(next).click();
  assert.equal(await box(next).isChecked(), true);

  // A list from somebody else is not the one that is kept here.
  const handed = await context.newPage();
  await handed.goto(`${url}#m?m=${kept[1].code}`);
  await rows(handed).first().waitFor();
  assert.equal(await box(handed).isChecked(), false);
  assert.equal((await stored(handed)).shortlist.split('.').length, 3);

  await box(next).click();
  assert.deepEqual(await stored(next), {});
  await next.reload();
  await rows(next).nth(2).waitFor();
  assert.equal(await box(next).isChecked(), false);
}, { address: '#r?n=3' }));

for (const [what, refuse] of [
  ['full', () => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }],
  ['refused', () => {
    const real = window.localStorage;
    const get = () => {
      if (window.isLookedAt) return real;
      throw new DOMException('', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get });
  }],
]) {
  test(`a device whose storage is ${what} says so, and the list goes on`, () => journey(here, async (page, { context }) => {
    await context.addInitScript(refuse);
    await page.reload();
    await keepFirst(page, 2);
    await list(page).click();
    await box(page).click();
    await page.getByText('Dieses Gerät kann die Liste nicht behalten.').waitFor();
    await page.waitForFunction(() => !document.querySelector('.shortlist .option input').checked);
    assert.equal(await rows(page).count(), 2);
    assert.equal(await list(page).locator('b').innerText(), '2');
    await page.evaluate(() => { window.isLookedAt = true; });
  }, { address: '#r?n=3' }));
}

test('emptying the list leaves nothing of it', () => journey(here, async (page) => {
  await keepFirst(page, 2);
  await list(page).click();
  await box(page).click();
  await page.getByRole('button', { name: 'Liste leeren' }).click();
  await page.getByText('Noch nichts gemerkt.').waitFor();
  assert.equal(await rows(page).count(), 0);
  assert.ok(await list(page).isHidden());
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  assert.deepEqual(await stored(page), {});
  assert.equal(new URL(page.url()).hash, '#m?n=3');
  await page.goBack();
  await counted(page);
  assert.ok(await list(page).isHidden(), 'nor does going back bring it again');
  assert.equal(await keep(card(page, 0)).getAttribute('aria-pressed'), 'false');
}, { address: '#r?n=3' }));

test('on paper stand numbers, hours, the first step and the code', () => journey(here, async (page) => {
  const kept = await keepFirst(page, 3);
  await list(page).click();
  await rows(page).nth(2).waitFor();
  const numbers = await page.locator('.shortlist .offer-card__contact').allInnerTexts();
  const bare = (text) => text.replaceAll(/\s/g, '');
  const { text } = await extractText(new Uint8Array(await page.pdf({ format: 'A4' })));
  const paper = bare(text.join(''));
  for (const { name } of kept) assert.ok(paper.includes(bare(name)), name);
  for (const number of numbers) assert.ok(paper.includes(bare(number)), number);
  assert.match(paper, /Merkliste/);
  assert.match(paper, /Gedrucktam/);
  assert.match(paper, /#m\?m=/);
  assert.doesNotMatch(paper, /Listeleeren|Linkkopieren|StandderAngebote|Verlassen/);
  // What the printer gets, seen as a camera sees it: five centimetres at 96 dots an inch.
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const picture = page.locator('.print-sheet img.qr-code');
  assert.ok((await picture.boundingBox()).width >= 180);
  assert.equal(new URL(await read(picture.screenshot())).hash, `#m?m=${kept.map(({ code }) => code).join('.')}&i=de`);
}, { address: '#r?n=8&p=wetzlar' }));

test('the catalogue\'s own date is above the offers, with its age, and each town has its own', () => journey(here, async (page, { context }) => {
  const age = page.locator('.data-age');
  const dated = (updated) => async (route) => route.fulfill({ json: { ...await (await route.fetch()).json(), updated } });
  await context.route('**/catalogues/wetzlar.json', dated('2026-11-23'));
  await context.route('**/catalogues/apolda.json', dated('2026-11-03'));
  await context.route('**/catalogues/goerlitz.json', dated('2026-11-24'));
  await context.route('**/catalogues/helplines.json', dated('2026-11-24'));
  await context.route('**/catalogues/lilienthal.json', dated(undefined));
  await page.clock.setFixedTime(new Date('2026-11-24T00:30:00+01:00'));
  const says = async (address, words) => {
    await page.goto(`${here.server.url}#${address}`);
    await page.reload();
    await counted(page);
    assert.equal(await age.innerText(), words, address);
  };
  await says('r?p=wetzlar', 'Stand: 23. November 2026, vor 1 Tag');
  await says('r?p=apolda', 'Stand: 3. November 2026, vor 21 Tagen');
  await says('r?p=goerlitz', 'Stand: heute');
  await says('r?p=lilienthal', '');
  await says('r', 'Stand: 3. November 2026, vor 21 Tagen');
  await card(page, 0).locator('h3 a').click();
  await page.locator('.offer h1').waitFor();
  assert.equal(await age.innerText(), 'Stand: 3. November 2026, vor 21 Tagen');
}));
