// The page in other languages: chosen by the browser, by the address or by a tap, whole, and in the right direction.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { journey, site } from './journey.mjs';

const here = site();
const texts = (code) => JSON.parse(readFileSync(new URL(`../../public/texts/${code}.json`, import.meta.url)));
const codes = readdirSync(new URL('../../public/texts/', import.meta.url)).map((name) => name.replace('.json', ''));
const RIGHT_TO_LEFT = ['ar', 'ckb', 'fa'];

/** Waits until the page speaks a language. */
const speaks = (page, code) => page.getByRole('heading', { level: 1, name: texts(code)['start.title'] }).waitFor();

test('the first page speaks the language of the browser, and German to those whose language is not there', async (t) => {
  for (const [locale, code] of [['tr-TR', 'tr'], ['ar-SY', 'ar'], ['uk', 'uk'], ['en-GB', 'en'], ['sw-KE', 'de']]) {
    await t.test(locale, () => journey(here, async (page) => {
      await speaks(page, code);
      const root = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
      assert.deepEqual(root, [code, RIGHT_TO_LEFT.includes(code) ? 'rtl' : 'ltr']);
      assert.equal(await page.title(), texts(code)['page.title']);
      assert.ok(!page.url().includes('i='), 'nothing is chosen for others');
    }, { options: { locale } }));
  }
});

test('only the texts of the chosen language travel', () => journey(here, async (page, { requests }) => {
  await speaks(page, 'tr');
  const files = new Set(requests.filter((url) => url.includes('/texts/')).map((url) => url.split('/').pop()));
  assert.deepEqual([...files], ['tr.json']);
}, { options: { locale: 'tr' } }));

test('a language is found by its German, own and English name, and keeps place and filters', () => journey(here, async (page) => {
  await page.locator('.offer-card').first().waitFor();
  for (const name of ['Arabisch', 'العربية', 'arabic']) {
    await page.getByRole('button', { name: 'Sprache' }).click();
    await page.getByLabel('Sprache suchen').fill(name);
    assert.equal(await page.locator('.languages li').count(), 1, name);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Sprache' }).click();
  await page.locator('[data-language="ar"]').click();
  await page.locator('html[lang=ar][dir=rtl]').waitFor();
  assert.equal(await page.locator('dialog[open]').count(), 0);
  assert.match(page.url(), /#r\?n=3&k=7m&p=35578&i=ar$/);
  await page.getByRole('heading', { level: 1, name: texts('ar')['need.baby'] }).waitFor();
  await page.locator('.offer-card__name a').first().click();
  await page.getByText(texts('ar')['offer.start'], { exact: true }).waitFor();
  await page.reload();
  await page.getByText(texts('ar')['offer.start'], { exact: true }).waitFor();
}, { address: '#r?n=3&k=7m&p=35578' }));

test('two people read an offer in German and in their language', () => journey(here, async (page) => {
  await page.locator('.offer-card__name a').first().click();
  const german = page.locator('.say blockquote[lang=de]');
  await german.waitFor();
  assert.equal(await german.innerText(), texts('de')['say.baby']);
  assert.equal(await page.locator('.say blockquote').last().innerText(), texts('tr')['say.baby']);
  await page.getByRole('button', { name: texts('tr')['both.button'] }).click();
  const column = page.locator('.both > [lang=de]').first();
  await column.getByRole('heading', { name: 'So fangen Sie an' }).waitFor();
  await page.locator('.both > :not([lang])').first().getByRole('heading', { name: texts('tr')['offer.start'] }).waitFor();
}, { address: '#r?n=3&p=35578', options: { locale: 'tr' } }));

test('a text that is missing in the language is German and says so', () => journey(here, async (page) => {
  await page.locator('.offer-card__name a').first().click();
  await page.getByText(texts('uk')['translated.missing']).waitFor();
  assert.ok(await page.locator('.offer p[lang=de]').count() > 0);
}, { address: '#r?n=3&p=35578', options: { locale: 'uk' } }));

test('the language is kept on the device only when somebody asks for it', async () => {
  const context = await here.browser.newContext({ locale: 'de-DE' });
  const page = await context.newPage();
  await page.goto(here.server.url);
  await page.getByRole('button', { name: 'Sprache' }).click();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.getByLabel(texts('de')['languages.keep']).check();
  await page.locator('[data-language="fr"]').click();
  await page.locator('html[lang=fr]').waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem('language')), 'fr');
  const next = await context.newPage();
  await next.goto(here.server.url);
  await speaks(next, 'fr');
  await next.getByRole('button', { name: texts('fr')['languages.button'] }).click();
  await next.getByLabel(texts('fr')['languages.keep']).uncheck();
  assert.equal(await next.evaluate(() => localStorage.length), 0);
  await context.close();
});

test('in every language the way from the start to a number is whole', async (t) => {
  for (const code of codes) {
    await t.test(code, () => journey(here, async (page) => {
      await speaks(page, code);
      await page.locator('a[data-need=baby]').click();
      await page.locator('.offer-card').first().waitFor();
      await page.locator('.offer-card__name a').first().click();
      await page.getByText(texts(code)['offer.start'], { exact: true }).first().waitFor();
      assert.ok(await page.locator('.human__call[href^="tel:"]').count() > 0);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      assert.ok(!wide, 'nothing scrolls sideways');
      const empty = await page.evaluate(() => [...document.querySelectorAll('dt, h1, h2, button, .reason span')]
        .filter((element) => element.checkVisibility() && !element.textContent.trim()).map((element) => element.outerHTML));
      assert.deepEqual(empty, [], 'nothing is left without words');
      const holes = await page.evaluate(() => /\{\w+\}/.exec(document.body.innerText)?.[0]);
      assert.equal(holes, undefined, 'every place is filled');
    }, { address: `#?i=${code}` }));
  }
});

/** Where words of an element's text stand from left to right. Runs in the page. */
function lefts({ selector, words }) {
  const nodes = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (words.every((word) => node.data.includes(word))) {
      return words.map((word) => {
        const range = document.createRange();
        range.setStart(node, node.data.indexOf(word));
        range.setEnd(node, node.data.indexOf(word) + word.length);
        return range.getBoundingClientRect().left;
      });
    }
  }
  throw new Error(`${words} stand nowhere in ${selector}`);
}

test('within Arabic, Persian and Sorani numbers, places and times keep their order', async (t) => {
  for (const locale of RIGHT_TO_LEFT) {
    await t.test(locale, () => journey(here, async (page) => {
      await page.locator('.offer-card').first().waitFor();
      await page.locator('.chip', { hasText: 'Wetzlar' }).waitFor();
      const inOrder = async (selector, words) => {
        const [first, second] = await page.evaluate(lefts, { selector, words });
        assert.ok(first < second, `${words} in ${selector}`);
      };
      await inOrder('.filters .chips', ['35578', 'Wetzlar']);
      assert.equal(await page.locator('#failed').evaluate((failed) => getComputedStyle(failed).direction), 'ltr');
      await page.locator('.offer-card__name a').first().click();
      await page.locator('.facts').last().waitFor();
      const address = await page.locator('.way-to bdi').first().innerText();
      const [street, town] = [address.split(',')[0], address.split(' ').pop()];
      await inOrder('.offer .facts.sheet', [street, town]);
    }, { address: '#r?n=3&k=7m&p=35578', options: { locale } }));
  }
});

test('no language is called by its code alone', () => journey(here, async (page) => {
  await page.locator('.more summary').click();
  const names = await page.locator('.more fieldset .option__label').allInnerTexts();
  assert.ok(names.includes('Plattdeutsch'), names.join());
  assert.deepEqual(names.filter((name) => /^[a-z]{2,3}$/.test(name)), []);
  await page.locator('#language').click();
  for (const name of ['Kurdî (Kurmancî)', 'کوردی (سۆرانی)']) await page.locator('dialog').getByText(name).waitFor();
}, { address: '#r', options: { locale: 'tr' } }));

test('where the browser does not know a language, dates are written in figures and not in another one', async (t) => {
  for (const locale of ['ku', 'ckb']) {
    await t.test(locale, () => journey(here, async (page) => {
      const isKnown = await page.evaluate((locale) => Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0, locale);
      await page.locator('.offer-card__name a').first().click();
      const verified = page.locator('.offer > .small', { hasText: '2026' }).first();
      await verified.waitFor();
      if (!isKnown) assert.match(await verified.innerText(), /\b\d{1,2}\.\d{1,2}\.2026/);
    }, { address: '#r?n=3&p=35578', options: { locale } }));
  }
});
