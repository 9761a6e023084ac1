// The page of one offer: every way to reach it, how to begin, what can be relied on, and the same on paper.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { extractText } from 'unpdf';
import { counted, journey, site } from './journey.mjs';

const TUESDAY_TEN = '2026-11-24T10:00:00+01:00';
const SUNDAY_NIGHT = '2026-11-22T03:00:00+01:00';
const MAY = '2026-05-12T10:00:00+02:00';
const ALL_WAYS = 'Familienberatung am Rosengarten';
const SCREAMING = 'Schreiambulanz: wenn das Baby viel weint';
const HIDDEN = 'Haus für Frauen und Kinder';
const DESKTOP = { viewport: { width: 1280, height: 800 } };
const HAND_HELD = { hasTouch: true, isMobile: true, permissions: ['clipboard-read', 'clipboard-write'] };

const towns = site();
const here = site({ dir: oneTown() });

/** The published folder with one town only, whose offers are those of `fixtures/offers.json`. */
function oneTown() {
  const dir = mkdtempSync(join(tmpdir(), 'nahbei-offers-'));
  after(() => rmSync(dir, { recursive: true, force: true }));
  cpSync(process.env.NAHBEI_DIST, dir, { recursive: true });
  const write = (file, text) => {
    writeFileSync(join(dir, file), text);
    for (const packed of ['.br', '.gz']) rmSync(join(dir, file + packed), { force: true });
  };
  const settings = JSON.parse(readFileSync(join(dir, 'site.json'), 'utf8'));
  settings.towns = settings.towns.filter((town) => town.id === 'wetzlar');
  settings.towns[0].catalogues = ['catalogues/wetzlar.json'];
  write('site.json', JSON.stringify(settings));
  write('catalogues/wetzlar.json', readFileSync(new URL('fixtures/offers.json', import.meta.url)));
  return dir;
}

const title = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
const card = (page, name) => page.locator('.offer-card', { hasText: name });
const start = (page) => page.locator('section.human');
/** What a line of the fact sheets says. */
const fact = (page, term) => page.locator('.fact', { has: page.getByRole('term').filter({ hasText: new RegExp(`^${term}$`) }) })
  .locator('dd').allInnerTexts();

/** The list as it is at a time. */
async function listAt(page, time, list = '#r') {
  await page.clock.setFixedTime(new Date(time));
  await page.evaluate((list) => { location.hash = list; }, list);
  await counted(page);
}

/** Opens the offer from the list at a time. */
async function open(page, name, { time = TUESDAY_TEN, list = '#r' } = {}) {
  await listAt(page, time, list);
  await card(page, name).getByRole('link', { name }).click();
  await title(page, name).waitFor();
}

/** A journey among the invented offers. */
const inTown = (walk, options) => () => journey(here, walk, options);

/** What is on each sheet of paper, all white space taken out: lines break where they like. */
async function onPaper(page) {
  const { text } = await extractText(new Uint8Array(await page.pdf({ format: 'A4' })));
  return text.map(bare);
}
const bare = (text) => text.replaceAll(/\s/g, '');

test('every contact leads where it should', inTown(async (page) => {
  await open(page, ALL_WAYS);
  const links = await page.locator('.ways-to a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  assert.deepEqual(links, [
    'tel:+493023125110',
    'tel:116111',
    'tel:08001110550',
    'tel:+493023125111',
    `mailto:beratung@example.org?subject=${encodeURIComponent(`Frage zu: ${ALL_WAYS}`)}`,
    'sms:+492214710218',
    'https://example.org/nachricht',
    'https://example.org/beratung',
    'https://example.org/chat',
    'https://example.org/formular?art=anmeldung',
    'https://example.org/rosengarten',
  ]);
  assert.match(await page.locator('.ways-to').innerText(), /030 23125-110\s+Anmeldung/);
  const outward = await page.locator('a[href^="http"]').evaluateAll((links) => links.map((link) => link.rel));
  assert.ok(outward.length >= 6);
  for (const rel of outward) assert.match(rel, /\bnoreferrer\b/);
}));

test('nothing is requested without a tap, and a tap does not say where it comes from', inTown(async (page, { context, requests }) => {
  await listAt(page, TUESDAY_TEN);
  await page.waitForLoadState('networkidle');
  const before = requests.length;
  await card(page, ALL_WAYS).getByRole('link', { name: ALL_WAYS }).click();
  await title(page, ALL_WAYS).waitFor();
  await page.waitForTimeout(300);
  const asked = requests.slice(before).filter((url) => !url.endsWith('/icons/icon.svg'));   // the browser's own wish, at any time
  assert.deepEqual(asked, [], 'an offer needs no request');
  const loaded = '[src^="http"], [srcset], iframe, object, embed, link[rel~=preconnect], link[rel~=dns-prefetch], link[rel~=prefetch]';
  assert.equal(await page.locator(loaded).count(), 0, 'nothing of another origin is in the page');
  await context.route('https://example.org/**', (route) => route.fulfill({ contentType: 'text/html', body: '<link rel=icon href="data:,">Chat' }));
  const [request] = await Promise.all([page.waitForRequest('https://example.org/chat'), page.locator('a[href$="/chat"]').click()]);
  assert.equal((await request.allHeaders()).referer, undefined);
}, { leavesTo: 'https://example.org/' }));

test('a hidden address is nowhere, and the offer says how to learn the way', inTown(async (page) => {
  // The file names street and exact place, as an editor might by mistake.
  const secret = /Veilchengasse|50[.,]561|8[.,]497/;
  await listAt(page, TUESDAY_TEN);
  const nowhere = async (where) => {
    assert.doesNotMatch(await page.evaluate(() => document.documentElement.outerHTML), secret, where);
    assert.doesNotMatch(decodeURIComponent(page.url()), secret, where);
    assert.doesNotMatch(JSON.stringify(await page.evaluate(() => history.state)), secret, where);
    assert.doesNotMatch((await onPaper(page)).join(), secret, `${where}, on paper`);
  };
  await nowhere('list');
  await card(page, HIDDEN).getByRole('link', { name: HIDDEN }).click();
  await title(page, HIDDEN).waitFor();
  await nowhere('offer');
  assert.match(await start(page).innerText(), /Die Adresse ist geheim, damit alle sicher sind\. Rufen Sie an, dann erfahren Sie den Weg\./);
  assert.deepEqual(await fact(page, 'Wo'), ['35576 Wetzlar']);
  assert.equal(await page.locator('.way-to, a[href^="geo:"]').count(), 0, 'no way to a secret door');
}, { options: HAND_HELD }));

test('somebody answers: the first step is the number, a sentence to say, cost, papers and waiting', inTown(async (page) => {
  await open(page, ALL_WAYS);
  assert.equal(await start(page).locator('.human__call').getAttribute('href'), 'tel:+493023125110');
  const words = await start(page).innerText();
  assert.match(words, /Jetzt geht jemand ran bis 12 Uhr/);
  assert.match(words, /Das können Sie sagen\s+„Mein Geld reicht nicht\. Was kann ich tun\?“/);
  assert.match(words, /Rufen Sie an\. Dann bekommen Sie einen Termin\./);
  assert.doesNotMatch(words, /Oder:/);
  assert.deepEqual(await fact(page, 'Kosten'), ['Kostenlos']);
  assert.deepEqual(await fact(page, 'Mitbringen'), ['nicht angegeben – fragen Sie nach']);
  assert.deepEqual(await fact(page, 'Wartezeit'), ['etwa 3 Wochen', 'Stand 1. November 2026']);
}));

test('nobody answers: the first step says from when on, and who cannot wait can write', inTown(async (page) => {
  await open(page, ALL_WAYS, { time: SUNDAY_NIGHT });
  assert.match(await start(page).innerText(), /Wieder morgen ab 9 Uhr/);
  const write = start(page).getByRole('link', { name: 'Oder: beratung@example.org' });
  assert.match(await write.getAttribute('href'), /^mailto:beratung@example\.org/);
}));

test('the sentence to say follows what was asked', inTown(async (page) => {
  await open(page, ALL_WAYS, { list: '#r?n=7' });
  await start(page).getByText('„Wir trennen uns. Was muss ich jetzt tun?“').waitFor();
}));

test('where one can only write there is a sentence to write, and what is not stated is to be asked', inTown(async (page) => {
  await open(page, 'Briefe an eine Freundin');
  const words = await start(page).innerText();
  assert.match(words, /Das können Sie schreiben\s+„Ich kann nicht mehr\. Ich möchte mit jemandem reden\.“/);
  assert.match(await start(page).locator('.human__call').getAttribute('href'), /^mailto:briefe@example\.org/);
  assert.deepEqual(await fact(page, 'Mitbringen'), ['Nichts nötig'], 'stated to be nothing');
  for (const term of ['Kosten', 'Alter', 'Zeiten', 'Sprachen', 'Zugang']) {
    assert.deepEqual(await fact(page, term), ['nicht angegeben – fragen Sie nach'], term);
  }
  assert.deepEqual(await fact(page, 'Wartezeit'), []);
}));

test('a mail of the first step says what it is about', inTown(async (page) => {
  await open(page, 'Briefe an eine Freundin');
  const mail = new URL(await start(page).locator('.human__call').getAttribute('href'));
  assert.equal(mail.searchParams.get('subject'), 'Frage zu: Briefe an eine Freundin');
}));

test('what can be relied on is a sentence each, and the rest is one line to ask', inTown(async (page) => {
  await open(page, ALL_WAYS);
  const lines = async () => (await page.locator('.trust li').allInnerTexts()).map((line) => line.trim());
  assert.deepEqual(await lines(), [
    'Sie müssen Ihren Namen nicht sagen.',
    'Alles bleibt vertraulich.',
    'Sie brauchen keinen Ausweis.',
    'Nicht angegeben – fragen Sie nach: Versichertenkarte, Aufenthaltsstatus, Kinder mitbringen',
  ]);
  await open(page, 'Briefe an eine Freundin');
  assert.deepEqual(await lines(), [
    'Nicht angegeben – fragen Sie nach: Anonym, Vertraulich, Ausweis, Versichertenkarte, Aufenthaltsstatus, Kinder mitbringen',
  ]);
}));

test('an offer on paper has all that is needed, and nothing to tap', inTown(async (page) => {
  await open(page, ALL_WAYS);
  const paper = (await onPaper(page)).join('');
  for (const words of [ALL_WAYS, '030 23125-110', '116 111', 'Gartenweg 4, 35578 Wetzlar', 'Mo–Fr 09:00–12:00',
    'Rufen Sie an. Dann bekommen Sie einen Termin.', 'Geprüft am 3. November 2026', 'https://example.org/formular?art=anmeldung']) {
    assert.ok(paper.includes(bare(words)), `${words} is not on paper: ${paper}`);
  }
  for (const words of ['Drucken', 'Fehler melden', 'Adresse kopieren', 'Zurück zu den Angeboten']) {
    assert.ok(!paper.includes(bare(words)), `${words} is on paper`);
  }
}));

test('an offer with a dozen ways to it fits on two pages', inTown(async (page) => {
  await open(page, ALL_WAYS);
  const pages = await onPaper(page);
  assert.ok(pages.length <= 2, `${pages.length} pages`);
}));

test('a list on paper has name and number of each offer, the day, and at least three offers a page', () => journey(towns, async (page) => {
  await listAt(page, TUESDAY_TEN, '#r?p=wetzlar');
  const drawn = await page.locator('.offer-card').evaluateAll((cards) => cards.map((card) => ({
    name: card.querySelector('h3').textContent,
    number: /[\d -]+$/.exec(card.querySelector('.offer-card__contact').textContent)?.[0] ?? '',   // some are not called but opened
  })));
  assert.equal(drawn.length, 20);
  const pages = await onPaper(page);
  const paper = pages.join('');
  for (const words of [...drawn.flatMap(({ name, number }) => [name, number]), 'Gedruckt am 24. November 2026']) {
    assert.ok(paper.includes(bare(words)), `${words} is not on paper`);
  }
  assert.ok(!paper.includes('Drucken'), 'nothing to tap');
  assert.ok(pages.length <= Math.ceil(drawn.length / 3), `${pages.length} pages`);
}));

test('what was verified long ago says so, on its card and on its page', inTown(async (page) => {
  const old = 'Krabbelgruppe im Gemeindehaus';
  await listAt(page, TUESDAY_TEN);
  const marked = page.locator('.offer-card', { hasText: 'Lange nicht geprüft – kurz nachfragen' });
  assert.deepEqual(await marked.locator('h3').allInnerTexts(), [old]);
  await open(page, old);
  await page.getByText(/Geprüft am 10\. Januar 2025.*Das ist lange her\. Bitte fragen Sie kurz nach\./).waitFor();
}));

test('what has ended is not shown, and its page says that it is gone', inTown(async (page) => {
  await open(page, 'Nähkurs bis zum Sommer', { time: MAY });
  await page.clock.setFixedTime(new Date(TUESDAY_TEN));
  await page.reload();
  await title(page, 'Dieses Angebot gibt es hier nicht mehr').waitFor();
  await page.getByRole('link', { name: 'Zurück zu den Angeboten' }).click();
  await counted(page);
  assert.equal(await card(page, 'Nähkurs bis zum Sommer').count(), 0);
  assert.equal(await card(page, 'Beendeter Mittagstisch').count(), 0);
}));

test('a mistake is reported by a ready mail to the town', inTown(async (page) => {
  await open(page, ALL_WAYS);
  await page.locator('.report summary', { hasText: 'Fehler melden' }).click();
  const mail = new URL(await page.locator('.report').getByRole('link', { name: 'Zeiten' }).getAttribute('href'));
  assert.equal(mail.protocol + mail.pathname, 'mailto:familienbuero-wetzlar@example.org');
  assert.equal(mail.searchParams.get('subject'), `Fehler bei „${ALL_WAYS}“: Zeiten`);
  for (const line of [`Angebot: ${ALL_WAYS}`, 'Kennung: alle-wege', 'Feld: Zeiten']) {
    assert.ok(mail.searchParams.get('body').split('\n').includes(line), line);
  }
}));

test('what goes well with an offer stands beside it, with the reason, and leads there and back', () => journey(towns, async (page) => {
  await open(page, SCREAMING, { list: '#r?n=3&p=wetzlar' });
  const beside = page.locator('section[aria-labelledby=beside-title]');
  const other = beside.locator('.offer-card').first();
  assert.match(await other.locator('> p').last().innerText(), /^(Hier|Ein Kurs) .+\.$/);
  const link = other.getByRole('link');
  const name = await link.innerText();
  assert.notEqual(name, SCREAMING);
  await link.click();
  await title(page, name).waitFor();
  await page.goBack();
  await title(page, SCREAMING).waitFor();
  await page.getByRole('link', { name: 'Zurück zu den Angeboten' }).click();
  await counted(page);
}));

test('back to the offers leads to the list, from an offer beside another, too', () => journey(towns, async (page) => {
  await open(page, SCREAMING, { list: '#r?n=3&p=wetzlar' });
  const link = page.locator('section[aria-labelledby=beside-title] a').first();
  const name = await link.innerText();
  await link.click();
  await title(page, name).waitFor();
  await page.getByRole('link', { name: 'Zurück zu den Angeboten' }).click();
  await page.waitForURL(/#r\?/, { timeout: 1500 });
}));

test('on a phone the way is a map, buses and trains, and the address to take along', inTown(async (page) => {
  await open(page, ALL_WAYS);
  const way = page.locator('.way-to');
  assert.equal(await way.getByRole('link', { name: 'Karte öffnen' }).getAttribute('href'),
    `geo:50.5558,8.5102?q=50.5558,8.5102(${encodeURIComponent(ALL_WAYS)})`);
  assert.equal(await way.getByRole('link', { name: 'Bus und Bahn: rmv.de' }).getAttribute('href'), 'https://www.rmv.de/');
  await way.getByRole('button', { name: 'Adresse kopieren' }).click();
  await way.getByRole('button', { name: 'Kopiert' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'Gartenweg 4, 35578 Wetzlar');
}, { options: HAND_HELD }));

test('on a desktop no map is offered that nothing there could open', inTown(async (page) => {
  await open(page, ALL_WAYS);
  await page.getByRole('button', { name: 'Adresse kopieren' }).waitFor();
  assert.equal(await page.locator('a[href^="geo:"]').count(), 0);
}, { options: DESKTOP }));
