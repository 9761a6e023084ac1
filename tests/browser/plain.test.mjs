// The plain pages: the whole way from need to number without any script, valid HTML, and data that programs can read.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { HtmlValidate } from 'html-validate';
import { journey, site } from './journey.mjs';

const here = site();
const folder = () => process.env.NAHBEI_DIST;
const read = (name) => readFile(join(folder(), name), 'utf8');
const pages = async () => (await readdir(join(folder(), 'plain'))).filter((name) => name.endsWith('.html'));
const scriptless = { options: { javaScriptEnabled: false } };

/** A walk without script; the journey's own questions about storage need script and are asked of the markup instead. */
const walk = (name, address, steps) => test(name, async () => {
  const context = await here.browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'de-DE', ...scriptless.options });
  const requests = [];
  context.on('request', (request) => requests.push(request.url()));
  try {
    const page = await context.newPage();
    await page.goto(here.server.url + address);
    await steps(page);
    const origin = new URL(here.server.url).origin;
    assert.deepEqual(requests.filter((url) => !url.startsWith(origin)), [], 'requests to another origin');
    assert.deepEqual(await context.cookies(), [], 'cookies');
  } finally {
    await context.close();
  }
});

walk('without script the first page leads to an offer that can be called, in four taps', '', async (page) => {
  await page.getByRole('link', { name: 'Alle Angebote auf einfachen Seiten' }).first().click();
  await page.getByRole('link', { name: 'Baby schreit, schläft oder trinkt schlecht' }).click();
  await page.getByRole('link', { name: 'Schreiambulanz: wenn das Baby viel weint' }).click();
  await page.getByRole('heading', { level: 1, name: 'Schreiambulanz: wenn das Baby viel weint' }).waitFor();
  assert.equal(await page.locator('a[href="tel:+493023125110"]').count(), 1);
  assert.match(await page.locator('main').innerText(), /Alter\s+Geburt bis 3 Jahre/);
  assert.equal(await page.locator('section[lang=ar][dir=rtl] h2').innerText(), 'استشارة للرضّع كثيري البكاء');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth).catch(() => false);
  assert.equal(wide, false);
});

walk('without script a part of a town leads to its offers', 'plain/index.html', async (page) => {
  await page.getByRole('link', { name: 'Niedergirmes' }).click();
  assert.ok(await page.locator('ul.offers li').count() > 0);
  await page.locator('ul.offers a').first().click();
  await page.getByRole('heading', { name: 'So fangen Sie an' }).waitFor();
});

walk('every plain page has the emergency numbers, the way out and somebody to call', 'plain/need-8.html', async (page) => {
  for (const number of ['112', '110', '116016', '116111']) assert.ok(await page.locator(`a[href="tel:${number}"]`).count() > 0, number);
  assert.equal(await page.getByRole('link', { name: 'Verlassen' }).getAttribute('href'), 'https://www.wetter.com/');
  assert.ok(await page.locator('aside.people a[href^="tel:"]').count() >= 5);
});

test('a plain page opens the same offer in the app', () => journey(here, async (page) => {
  await page.locator('ul.offers a').first().click();
  const name = await page.locator('h1').innerText();
  await page.getByRole('link', { name: 'In der App öffnen' }).click();
  await page.locator('.offer h1', { hasText: name }).waitFor();
}, { address: 'plain/town-wetzlar.html' }));

test('axe finds nothing on the plain pages, in light and dark', async () => {
  const axe = await readFile(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  const offer = (await pages()).find((name) => name.startsWith('offer-'));
  for (const colorScheme of ['light', 'dark']) {
    // The page's own policy lets no script in, not even this one.
    const context = await here.browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    for (const name of ['index.html', 'need-3.html', 'town-wetzlar.html', offer]) {
      await page.goto(`${here.server.url}plain/${name}`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0].html}`), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${name} is too wide`);
    }
    await context.close();
  }
});

test('the plain pages are valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: {
      // Numbers are given as their providers write them.
      'tel-non-breaking': 'off',
      // Titles name the site at their end, and what comes first is short.
      'long-title': 'off',
      // Maud writes what browsers read; its spelling is nobody's concern.
      'doctype-style': 'off',
      'void-style': 'off',
      'no-trailing-whitespace': 'off',
      'no-inline-style': 'error',
    },
  });
  const complaints = [];
  const all = await pages();
  // All offers are made alike: one in ten of them says as much as all, in a tenth of the time.
  const some = all.filter((name, at) => !name.startsWith('offer-') || at % 10 === 0);
  assert.ok(some.length > 50 && some.includes('booklet.html'));
  for (const name of some) {
    const report = await validator.validateString(await read(`plain/${name}`));
    for (const { messages } of report.results) complaints.push(...messages.map(({ ruleId, message, line, column }) => `${name}:${line}:${column} ${ruleId}: ${message}`));
  }
  assert.deepEqual(complaints.slice(0, 20), []);
  const broken = await validator.validateString('<!DOCTYPE html><html><head><title>x</title></head><body><p id="a"><p id="a"><b></body></html>');
  assert.equal(broken.valid, false, 'the validator finds what is broken');
});

test('every link from a plain page leads to a file that is there', async () => {
  const known = new Set((await pages()).concat('plain.css'));
  const anchors = /(?:href)="([^"#]*)[^"]*"/g;
  for (const name of known) {
    if (!name.endsWith('.html')) continue;
    for (const [, href] of (await read(`plain/${name}`)).matchAll(anchors)) {
      if (/^[a-z]+:/.test(href) || ['', '../', '../icons/icon.svg'].includes(href)) continue;
      assert.ok(known.has(href.replace('../plain/', '')), `${name} links ${href}`);
    }
  }
});

test('what programs read on an offer\'s page is JSON-LD of schema.org', async () => {
  let seen = 0;
  for (const name of (await pages()).filter((page) => page.startsWith('offer-'))) {
    const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await read(`plain/${name}`));
    const data = JSON.parse(json);
    assert.equal(data['@context'], 'https://schema.org');
    assert.ok(['Service', 'GovernmentService'].includes(data['@type']) && data.name && data.provider.name, name);
    seen += 1;
  }
  assert.ok(seen > 200, `${seen} offers`);
});

test('the record for data portals names every catalogue with its licence', async () => {
  const record = JSON.parse(await read('dcat.jsonld'));
  assert.equal(record['@type'], 'dcat:Catalog');
  const files = (await readdir(join(folder(), 'catalogues'))).filter((name) => name.endsWith('.json'));
  assert.equal(record['dcat:dataset'].length, files.length);
  for (const dataset of record['dcat:dataset']) {
    const { 'dcat:downloadURL': { '@id': address }, 'dct:license': licence } = dataset['dcat:distribution'];
    assert.ok(files.includes(address.replace('catalogues/', '')), address);
    assert.ok(licence, address);
  }
});

test('titles and addresses of pages about violence betray nothing', async () => {
  const violent = await read('plain/need-13.html');
  assert.match(violent, /<title>Ein Thema – Nahbei<\/title>/);
  for (const [, page] of violent.matchAll(/href="(offer-\w+\.html)"/g)) {
    assert.match(await read(`plain/${page}`), /<title>Ein Angebot – Nahbei<\/title>/);
  }
});
