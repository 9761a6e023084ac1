// What is open now, who answers the telephone now, and what is there in the evening: with the clock set, in Berlin time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counted, hits, journey, site } from './journey.mjs';

const here = site();
const TUESDAY_TEN = '2026-11-24T10:00:00+01:00';
const SUNDAY_NIGHT = '2026-11-22T03:00:00+01:00';
const WISHES = ['Jetzt offen', 'Jetzt am Telefon', 'Abends oder am Wochenende'];

const box = (page, wish) => page.locator('label.option', { hasText: wish });

/** The page as it is at a time, with every wish in sight. */
async function at(page, time) {
  await page.clock.setFixedTime(new Date(time));
  await page.reload();
  await counted(page);
  await page.locator('.more summary').click();
}

/** How many a wish leaves for sure, and how many to be asked, by the figures on its box. */
async function figures(page, wish) {
  const written = await box(page, wish).locator('.option__count').innerText();
  const [, sure, ask = '0'] = /^(\d+)(?: \+ (\d+) \?)?$/.exec(written);
  return { sure: Number(sure), ask: Number(ask) };
}

const figuresOfAll = async (page) => Promise.all(WISHES.map((wish) => figures(page, wish)));

test('open now leaves what its figures say, says why, and stands in the address', () => journey(here, async (page) => {
  await at(page, TUESDAY_TEN);
  const all = hits(await counted(page));
  const { sure, ask } = await figures(page, 'Jetzt offen');
  assert.ok(sure > 0 && ask > 0 && sure + ask < all, `${sure} + ${ask} of ${all}`);
  await box(page, 'Jetzt offen').click();
  const status = await counted(page);
  assert.equal(hits(status), sure + ask);
  assert.match(status, new RegExp(`${sure} passen sicher, bei ${ask} kurz nachfragen`));
  assert.match(new URL(page.url()).hash, /w=o$/);
  const reasons = await page.locator('.offer-list').first().locator('.reasons').allTextContents();
  for (const reason of reasons) assert.match(reason, /Jetzt offen|Jetzt am Telefon/);
  await page.reload();
  assert.equal(await counted(page), status, 'a reload asks the same');
}, { address: '#r?p=wetzlar' }));

test('at night only a few are sure, none is lost that does not state its hours, and evenings stay evenings', () => journey(here, async (page) => {
  await at(page, TUESDAY_TEN);
  const [open, phone, evening] = await figuresOfAll(page);
  await at(page, SUNDAY_NIGHT);
  const [openAtNight, phoneAtNight, eveningAtNight] = await figuresOfAll(page);
  assert.ok(openAtNight.sure > 0 && openAtNight.sure < open.sure, 'help lines answer at night');
  assert.ok(phoneAtNight.sure > 0 && phoneAtNight.sure < phone.sure);
  assert.ok(openAtNight.ask > 0 && phoneAtNight.ask > 0, 'what is not stated is kept');
  assert.deepEqual(eveningAtNight, evening);
  await box(page, 'Jetzt am Telefon').click();
  await counted(page);
  await page.locator('.offer-card a[href^="tel:"]').first().waitFor();
}, { address: '#r?p=wetzlar' }));

test('a telephone in another zone sees what is open in Germany', async () => {
  const seen = [];
  for (const timezoneId of ['Europe/Berlin', 'America/New_York']) {
    await journey(here, async (page) => {
      await at(page, TUESDAY_TEN);
      seen.push(await figuresOfAll(page));
    }, { address: '#r?p=wetzlar', options: { timezoneId } });
  }
  assert.deepEqual(seen[0], seen[1]);
});

test('nothing open now leads on', () => journey(here, async (page) => {
  await at(page, SUNDAY_NIGHT);
  await page.locator('#ask').fill('Schuldnerberatung');
  await page.locator('#ask').press('Enter');
  await page.waitForTimeout(800);                            // the everyday words are learned first
  await counted(page);
  await box(page, 'Jetzt offen').click();
  const way = page.locator('button.way', { hasText: 'Ohne: Jetzt offen' });
  const promised = Number(/(\d+) Angebot/.exec(await way.innerText())[1]);
  await way.click();
  await way.waitFor({ state: 'detached' });
  assert.equal(hits(await counted(page)), promised, 'the way keeps its promise');
}, { address: '#r' }));
