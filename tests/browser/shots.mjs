// The views of the page, and pictures of each as different people see it. It judges nothing; that is done by eyes.
import assert from 'node:assert/strict';
import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { PHONE } from './journey.mjs';
import { startServer } from './server.mjs';

/** A morning on which offices answer, so that pictures and trees are the same on every day. */
export const TUESDAY_TEN = new Date('2026-11-24T10:00:00+01:00');

const BABY = '#r?n=3&k=7m&p=35578';
const list = (page) => page.locator('.count[aria-busy=false] ~ * .offer-card').first().waitFor();
const offer = async (page) => {
  await list(page);
  await page.locator('.offer-card__name a').first().click();
  await page.locator('.offer h1').waitFor();
};
const ask = async (page, words) => {
  await list(page);
  await page.locator('#ask').fill(words);
  await page.locator('#ask').press('Enter');
};
const unreadable = (page) => page.route('**/catalogues/*.json', (route) => route.fulfill({ body: '{' }));

/**
 * Each view or state of the page: where it is, `before` what has to happen before it loads, `reach` the steps to it.
 * `foreign` ones exist only where the page does not speak German; the one `apart` is the page of all components, which
 * lies in a folder of its own. A new view needs a line here and is pictured, asked by axe and, if named in `SPOKEN` of
 * accessibility.test.mjs, kept as a tree.
 */
export const VIEWS = {
  start: { address: '' },
  results: { address: BABY, reach: list },
  filters: {
    address: BABY,
    reach: async (page) => {
      await list(page);
      await page.locator('.more summary').click();
    },
  },
  empty: {
    address: '#r',
    reach: async (page) => {
      await ask(page, 'Xylophondrachen');
      await page.locator('.count[aria-busy=false] ~ * .ways').waitFor();
    },
  },
  danger: {
    address: '#r',
    reach: async (page) => {
      await ask(page, 'mein Mann schlägt mich');
      await page.locator('.danger a').first().waitFor();
    },
  },
  offer: { address: BABY, reach: offer },
  both: {
    address: BABY,
    foreign: true,
    reach: async (page) => {
      await offer(page);
      await page.locator('.actions button').first().click();
      await page.locator('.both').first().waitFor();
    },
  },
  shortlist: {
    address: BABY,
    reach: async (page) => {
      await list(page);
      await page.locator('.offer-card .keep').first().click();
      await page.locator('.top-bar__list').click();
      await page.locator('.qr-code').waitFor();
    },
  },
  traces: { address: '#i.traces', reach: (page) => page.locator('#app .button').waitFor() },
  languages: {
    address: '',
    reach: async (page) => {
      await page.locator('#language').click();
      await page.locator('dialog[open] .languages').waitFor();
    },
  },
  about: { address: '#i.about', reach: (page) => page.locator('.bullets').waitFor() },
  statement: { address: '#i.access', reach: (page) => page.locator('#app ul a').first().waitFor() },
  missing: { address: '#nowhere', reach: (page) => page.locator('.message h1').waitFor() },
  components: {
    apart: true,
    address: '',
    reach: (page) => page.locator('.actions button', { hasText: 'Nummer kopieren' }).click(),
  },
  failed: { address: BABY, before: unreadable, reach: (page) => page.locator('.message h1').waitFor() },
};

/** A page of its own in `context` that shows the view called `name`; `servers` are the `site`'s and the `components`'. */
export async function show(context, servers, name) {
  const page = await context.newPage();
  await page.clock.setFixedTime(TUESDAY_TEN);
  await goOn(page, servers, name);
  return page;
}

/** Leads a page to the view called `name`, from any other one. */
export async function goOn(page, { site, components }, name) {
  const { address, apart, before, reach } = VIEWS[name];
  await before?.(page);
  await page.goto((apart ? components : site).url + address);
  await page.locator('html[data-started]').waitFor();
  await reach?.(page);
}

const PICTURED = ['start', 'results', 'filters', 'empty', 'danger', 'offer', 'both', 'shortlist', 'traces', 'languages', 'about', 'components'];
/** How people see it; `large` where they chose letters of twice the size in their browser. */
const EYES = {
  phone: {},
  tablet: { viewport: { width: 768, height: 1024 } },
  desktop: { viewport: { width: 1280, height: 800 } },
  dark: { colorScheme: 'dark' },
  arabic: { locale: 'ar' },
  'large-text': { large: true },
  'forced-colours': { forcedColors: 'active' },
  narrow: { viewport: { width: 320, height: 640 } },
};
/** So many screens of a long page are enough to judge it. */
const SCREENS = 4;
const FOREIGN = 'tr';

const launch = (flags) => chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', ...flags],
});

/** One picture: PNG and its name. */
async function picture({ browser, largeBrowser }, servers, view, eyes) {
  const { large, ...options } = EYES[eyes];
  const language = VIEWS[view].foreign ? FOREIGN : 'de';
  const settings = { viewport: PHONE, locale: language, timezoneId: 'Europe/Berlin', reducedMotion: 'reduce', ...options };
  const context = await (large ? largeBrowser : browser).newContext(settings);
  try {
    const page = await show(context, servers, view);
    // What sticks to the top of the window belongs at the top of the picture.
    await page.evaluate(() => scrollTo(0, 0));
    const { width, height } = settings.viewport;
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    const clip = { x: 0, y: 0, width, height: Math.min(whole, SCREENS * height) };
    return { eyes, png: await page.screenshot({ fullPage: true, clip }) };
  } finally {
    await context.close();
  }
}

/** All pictures of a view beside each other. */
async function contactSheet(browser, view, pictures) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  const figures = pictures.map(({ eyes, png }) =>
    `<figure><figcaption>${eyes}</figcaption><img src="data:image/png;base64,${png.toString('base64')}"></figure>`);
  await page.setContent(`<!doctype html><style>
    body { display: flex; flex-wrap: wrap; gap: 16px; align-items: start; margin: 16px; font: 16px sans-serif; background: #999 }
    figure { margin: 0; inline-size: 376px } img { inline-size: 100% }
  </style><h1 style="inline-size: 100%">${view}</h1>${figures.join('')}`);
  const png = await page.screenshot({ fullPage: true });
  await page.close();
  return png;
}

/** `node shots.mjs --dir PUBLISHED --components DIR --out DIR [VIEW …]`: a picture of each view, or of those named, for all eyes. */
async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { dir: { type: 'string' }, components: { type: 'string' }, out: { type: 'string' } },
  });
  const isWhole = values.dir && values.components && values.out;
  assert.ok(isWhole, 'name the published folder, that of the components and the one for the pictures: --dir DIR --components DIR --out DIR');
  const unknown = positionals.filter((view) => !VIEWS[view]);
  assert.deepEqual(unknown, [], `there is no such view; the views are ${Object.keys(VIEWS).join(', ')}`);
  await mkdir(values.out, { recursive: true });
  const [site, components] = await Promise.all([values.dir, values.components].map((dir) => startServer({ dir, base: '/hilfe/stadt/' })));
  const [browser, largeBrowser] = await Promise.all([[], ['--blink-settings=defaultFontSize=32']].map(launch));
  try {
    for (const view of positionals.length ? positionals : PICTURED) {
      const pictures = [];
      for (const eyes of Object.keys(EYES)) pictures.push(await picture({ browser, largeBrowser }, { site, components }, view, eyes));
      for (const { eyes, png } of pictures) await writeFile(join(values.out, `${view}-${eyes}.png`), png);
      const sheet = join(values.out, `${view}.png`);
      await writeFile(sheet, await contactSheet(browser, view, pictures));
      console.log(sheet);
    }
  } finally {
    await Promise.all([browser.close(), largeBrowser.close()]);
    await Promise.all([site.close(), components.close()]);
  }
}

if (process.argv[1] && (await realpath(process.argv[1])) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  });
}
