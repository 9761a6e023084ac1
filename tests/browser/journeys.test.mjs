// The ways families take, in a real browser on a phone's screen.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { counted, hits, journey, site } from './journey.mjs';

const here = site();
const firstCard = (page) => page.locator('.offer-card').first();
const tile = (page, need) => page.locator(`a[data-need=${need}]`);

test('a crying baby of seven months in 35578: three taps to a number', () => journey(here, async (page) => {
  await tile(page, 'baby').click();                          // first tap
  await counted(page);
  await page.locator('#who').selectOption('7m');             // second
  await page.locator('#where').click();                      // third, then five digits
  await page.keyboard.type('35578');
  await page.getByRole('button', { name: '35578 Wetzlar entfernen' }).waitFor();
  const status = await counted(page);
  assert.ok(hits(status) >= 5, status);
  const card = firstCard(page);
  const call = card.locator('a[href^="tel:"]');
  await call.scrollIntoViewIfNeeded();
  assert.match(await call.getAttribute('href'), /^tel:\+?\d+$/);
  const box = await call.boundingBox();
  assert.ok(box.height >= 44 && box.width >= 44, JSON.stringify(box));
  assert.match(await card.innerText(), /7 Monate/);
  assert.match(await card.innerText(), /Baby/);
  assert.match(await card.innerText(), /ca\. |kommt zu Ihnen/);
}));

test('the same without any place', () => journey(here, async (page) => {
  await tile(page, 'baby').click();
  await page.locator('#who').selectOption('7m');
  assert.ok(hits(await counted(page)) >= 5);
  await firstCard(page).locator('a.offer-card__contact').waitFor();
}));

test('two children, one of them not born yet', () => journey(here, async (page) => {
  await tile(page, 'pregnancy').click();
  await page.locator('#who').selectOption('u');
  const unborn = hits(await counted(page));
  await page.locator('#who').selectOption('4y');
  await page.getByRole('button', { name: '4 Jahre entfernen' }).waitFor();
  await page.getByRole('button', { name: 'ungeboren entfernen' }).waitFor();
  assert.ok(hits(await counted(page)) >= unborn, 'a further child takes nothing away');
  assert.match(new URL(page.url()).hash, /k=u\.4y/);
  await page.locator('#due').selectOption({ index: 3 });
  assert.match(new URL(page.url()).hash, /k=u\d{4}\.4y/);
  assert.ok(hits(await counted(page)) > 0);
}));

test('age zero is an age', () => journey(here, async (page) => {
  await tile(page, 'baby').click();
  await page.locator('#who').selectOption('0m');
  await page.getByRole('button', { name: 'neugeboren entfernen' }).waitFor();
  assert.ok(hits(await counted(page)) > 0);
}));

test('an empty result leads on', () => journey(here, async (page) => {
  await page.getByLabel('Sagen Sie es mit Ihren Worten').fill('Xylophondrachen');
  await page.keyboard.press('Enter');
  await page.getByText('Was Sie ändern können').waitFor();
  const ways = page.locator('button.way');
  assert.ok(await ways.count() > 0);
  const promised = /(\d+) Angebot/.exec(await ways.first().innerText())[1];
  assert.ok(await page.locator('.offer-card').count() > 0, 'what comes nearest is shown');
  await page.locator('.human').getByRole('link', { name: 'Wetzlar' }).waitFor();
  await ways.first().click();
  await page.getByText('Was Sie ändern können').waitFor({ state: 'detached' });
  assert.equal(hits(await counted(page)), Number(promised), 'the way keeps its promise');
}));

test('reload, back, forward and a shared link keep what was asked', () => journey(here, async (page, { context, url }) => {
  await tile(page, 'baby').click();
  await page.locator('#who').selectOption('7m');
  await page.locator('#where').fill('35578');
  await page.getByRole('button', { name: '35578 Wetzlar entfernen' }).waitFor();
  const asked = await counted(page);
  const address = page.url();
  const offer = await firstCard(page).locator('h3 a').innerText();

  await firstCard(page).locator('h3 a').click();
  await page.getByRole('heading', { level: 1, name: offer }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: offer }).waitFor();
  await page.goBack();
  assert.equal(await counted(page), asked);
  assert.equal(page.url(), address);
  await page.goForward();
  await page.getByRole('heading', { level: 1, name: offer }).waitFor();
  await page.getByText('Zurück zu den Angeboten').click();
  assert.equal(await counted(page), asked);
  assert.equal(await page.evaluate(() => document.activeElement.innerText), offer, 'focus is back at the offer');
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Wobei brauchen Sie Hilfe?' }).waitFor();

  const other = await context.newPage();
  await other.goto(address);
  assert.equal(await counted(other), asked, 'a shared link asks the same');
  assert.doesNotMatch(new URL(address).hash, /baby|monat|wetzlar/i);
  assert.ok(address.startsWith(url));
}));

test('words are asked, kept with the tab, and never in the address', () => journey(here, async (page) => {
  await page.getByLabel('Sagen Sie es mit Ihren Worten').fill('Hebamme');
  await page.keyboard.press('Enter');
  const status = await counted(page);
  assert.ok(hits(status) > 0, status);
  assert.doesNotMatch(page.url(), /hebamme/i);
  await page.reload();
  assert.equal(await counted(page), status, 'a reload keeps the words');
  const field = page.locator('#ask');
  assert.equal(await field.inputValue(), 'Hebamme');
  await field.fill('');
  await field.press('Enter');
  assert.ok(hits(await counted(page)) > hits(status));
}));

test('everyday words find help that shares no letter with them, in other languages, too', () => journey(here, async (page) => {
  const field = page.locator('#ask');
  const first = async (words) => {
    await field.fill(words);
    await field.press('Enter');
    await page.waitForTimeout(800);
    await counted(page);
    return page.locator('.offer-card').first().innerText();
  };
  assert.match(await first('geld reicht nicht'), /Geld|Schulden|Sozial/i);
  assert.match(await first('bebeğim çok ağlıyor'), /Baby|Schrei/i);
  assert.match(await first('нет садика'), /Kita|Betreuung|Tagespflege|Kinder/i);
}, { address: '#r' }));

test('words of danger put somebody to call above everything else', () => journey(here, async (page) => {
  const field = page.locator('#ask');
  await field.fill('mein Mann schlägt mich');
  const notice = page.locator('.danger');
  await notice.getByRole('link', { name: /110/ }).waitFor();
  assert.ok(await notice.locator('a[href^="tel:"]').count() >= 2, 'a help line and the police');
  assert.doesNotMatch(page.url(), /schl/i);
  await field.fill('Schlagzeug lernen');
  await notice.waitFor({ state: 'detached' });
}, { address: '#r' }));

test('who comes with another question is never shown the answer to the one before', () => journey(here, async (page) => {
  await page.locator('[data-need=money]').click();
  await counted(page);
  await page.goBack();
  await page.evaluate(() => {
    window.shown = [];
    const look = () => window.shown.push(document.querySelector('.offer-card h3')?.textContent);
    new MutationObserver(look).observe(document.getElementById('app'), { subtree: true, childList: true });
  });
  await page.locator('[data-need=baby]').click();
  await page.locator('.offer-card').first().waitFor();
  await counted(page);
  const shown = new Set((await page.evaluate(() => window.shown)).filter(Boolean));
  assert.deepEqual([...shown], [await page.locator('.offer-card h3').first().textContent()]);
}));

test('filters change the list in place and survive opening an offer', () => journey(here, async (page) => {
  await tile(page, 'childcare').click();
  await counted(page);
  const before = await page.evaluate(() => history.length);
  await page.locator('.more summary').click();
  const box = page.locator('label.option', { hasText: 'Kostenlos' });
  const [, sure, ask = '0'] = /^(\d+)(?: \+ (\d+) \?)?$/.exec(await box.locator('.option__count').innerText());
  await box.click();
  const status = await counted(page);
  assert.equal(hits(status), Number(sure) + Number(ask), 'the count on the wish is what it leaves');
  assert.equal(await page.evaluate(() => history.length), before, 'a wish adds no history entry');
  await firstCard(page).locator('h3 a').click();
  await page.goBack();
  assert.equal(await counted(page), status);
  assert.equal(await page.locator('.more summary').innerText(), 'Mehr (1)');
  await page.locator('.more summary').click();
  assert.ok(await page.locator('label.option', { hasText: 'Kostenlos' }).locator('input').isChecked());
}));

test('a code of several towns offers the choice', () => journey(here, async (page) => {
  await tile(page, 'money').click();
  await page.locator('#where').fill('55758');
  await page.getByText('Welcher Ort ist gemeint?').waitFor();
  assert.ok(await page.locator('.place-answer button').count() > 1);
  await page.locator('.place-answer button').first().click();
  await page.getByText('Welcher Ort ist gemeint?').waitFor({ state: 'detached' });
}));

for (const [typed, understood] of [['02826', '02826 Görlitz'], ['D-02826', '02826 Görlitz'], ['35578 Wetzlar', 'Wetzlar'],
  ['wetzlar niedergirmes', 'Niedergirmes'], ['Lilienthal', 'Lilienthal'], ['28195', '28195 Bremen']]) {
  test(`the place "${typed}" is understood`, () => journey(here, async (page) => {
    await page.locator('#where').fill(typed);
    await page.locator('#where').press('Enter');
    await page.locator('.chip', { hasText: understood }).waitFor();
    // A code or a name is no exact spot.
    await page.locator('.offer-card__way', { hasText: /^ca\. / }).first().waitFor();
  }, { address: '#r' }));
}

test('an unknown place says what to type', () => journey(here, async (page) => {
  await page.locator('#where').fill('Qqxyz');
  await page.locator('#where').press('Enter');
  await page.getByText('kennen wir nicht').waitFor();
}, { address: '#r' }));

test('the position is asked for by a tap only, and a refusal leads back to typing', () => journey(here, async (page) => {
  await counted(page);
  await page.getByRole('button', { name: 'Mein Standort' }).click();
  await page.getByText('Der Standort war nicht zu bekommen').waitFor();
}, { address: '#r', options: { permissions: [] } }));

test('a position stays out of the address', () => journey(here, async (page) => {
  await page.getByRole('button', { name: 'Mein Standort' }).click();
  await page.locator('.chip', { hasText: 'Ihr Standort' }).waitFor();
  assert.equal(new URL(page.url()).hash, '#r');
  await page.reload();
  await page.locator('.chip', { hasText: 'Ihr Standort' }).waitFor();
}, { address: '#r', options: { permissions: ['geolocation'], geolocation: { latitude: 50.5652, longitude: 8.5046 } } }));

test('an address that leads nowhere offers the first page', () => journey(here, async (page) => {
  await page.getByRole('heading', { level: 1, name: 'Diese Seite gibt es nicht' }).waitFor();
  await page.getByRole('link', { name: 'Zur ersten Seite' }).click();
  await page.getByRole('heading', { level: 1, name: 'Wobei brauchen Sie Hilfe?' }).waitFor();
}, { address: '#nonsense' }));

test('an offer that is gone leads to the others', () => journey(here, async (page) => {
  await page.getByRole('heading', { level: 1, name: 'Dieses Angebot gibt es hier nicht mehr' }).waitFor();
  await page.getByRole('link', { name: 'Zurück zu den Angeboten' }).click();
  assert.ok(hits(await counted(page)) > 0);
}, { address: '#o.00000000' }));

test('a secret address appears nowhere', () => journey(here, async (page, { url }) => {
  for (const town of ['apolda', 'ammerbuch', 'goerlitz', 'wetzlar', 'lilienthal']) {
    const catalogue = await (await fetch(`${url}catalogues/${town}.json`)).json();
    const hidden = catalogue.offers.flatMap((offer) => offer.places ?? []).filter((place) => place.hidden);
    assert.ok(hidden.every((place) => !place.street), `${town} publishes a secret street`);
  }
  await counted(page);
}, { address: '#r?n=13' }));

test('drafts are never published, and never shown where a file with drafts is put there by hand', () => journey(here, async (page, { context, url }) => {
  const catalogue = JSON.parse(await readFile(new URL('../../sites/wetzlar/catalogue.json', import.meta.url), 'utf8'));
  const drafts = catalogue.offers.filter((offer) => offer.status === 'draft');
  assert.ok(drafts.length > 0);
  const published = await (await fetch(`${url}catalogues/wetzlar.json`)).json();
  for (const draft of drafts) assert.ok(!published.offers.some((offer) => offer.id === draft.id), draft.id);
  await context.route('**/catalogues/wetzlar.json', (route) => route.fulfill({ json: catalogue }));
  await page.reload();
  await counted(page);
  for (let more = page.locator('.wide'); await more.count();) await more.click();
  const shown = await page.locator('.offer-card h3').allInnerTexts();
  for (const draft of drafts) assert.ok(!shown.includes(draft.name.de ?? draft.name), draft.id);
}, { address: '#r?p=wetzlar' }));
