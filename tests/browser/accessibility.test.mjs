// What assistive technology gets: nothing that axe objects to in any view, language or light, and the tree that a
// screen reader walks through, kept as text. Whether it can be understood by ear only people can say.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PHONE, site } from './journey.mjs';
import { startServer } from './server.mjs';
import { VIEWS, goOn, show } from './shots.mjs';

const here = site();
const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));
/** Everything a program can judge, with contrast as of the highest level. */
const ALL_RULES = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};
/** By night only colours are others. */
const COLOURS = { runOnly: { type: 'rule', values: ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'] }, resultTypes: ['violations'] };
const LANGUAGES = readdirSync(new URL('../../public/texts/', import.meta.url)).map((name) => name.replace('.json', ''));
/** A language beside German, for what only such readers see. */
const FOREIGN = 'tr';
/** What is asked in every language; the other views are made of the same parts. */
const IN_EVERY_LANGUAGE = ['start', 'filters', 'empty', 'offer', 'languages'];
const SNAPSHOTS = new URL('snapshots/', import.meta.url);
const SPOKEN = ['start', 'results', 'offer', 'about', 'languages', 'empty', 'shortlist', 'components'];
/** So many journeys share the computer without waiting for each other. */
const AT_ONCE = 4;

/** The folder with all components, served beside the site. */
const components = {};
before(async () => {
  const dir = process.env.NAHBEI_COMPONENTS;
  assert.ok(dir, 'NAHBEI_COMPONENTS must name the folder with the page of all components; run "cargo xtask test"');
  Object.assign(components, await startServer({ dir }));
});
after(() => components.close?.());
const servers = () => ({ site: here.server, components });

/** What axe objects to: a line for each element, with the rule it breaks. */
async function objections(page, rules) {
  // A target is as large as it is, not as the bar at the top leaves it.
  await page.evaluate(() => scrollTo(0, 0));
  const { violations } = await page.evaluate((rules) => window.axe.run(document, rules), rules);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary} ${node.html}`));
}

/** A phone on which nothing moves. */
const QUIET = { viewport: PHONE, timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' };

/** Runs `walk(context)` with a phone of its own. */
async function phone(options, walk) {
  const context = await here.browser.newContext({ ...QUIET, ...options });
  try {
    await walk(context);
  } finally {
    await context.close();
  }
}

/** A test that walks through `views` in a language, by day and by night. Nothing is fetched for later: that takes its time. */
const inspect = (t, title, locale, views) => t.test(title, () => phone({ serviceWorkers: 'block', locale }, async (context) => {
  await context.addInitScript({ path: AXE });
  let page;
  for (const view of views) {
    if (page) await goOn(page, servers(), view);
    else page = await show(context, servers(), view);
    assert.equal(await page.evaluate(() => document.documentElement.lang), locale, 'no other language in its place');
    for (const [colorScheme, rules] of [['light', ALL_RULES], ['dark', COLOURS]]) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await objections(page, rules), [], `${view}, ${title}, ${colorScheme}`);
    }
  }
}));

test('axe objects to nothing, in any view, by day and by night', { concurrency: AT_ONCE }, async (t) => {
  await Promise.all(Object.keys(VIEWS).map((view) => inspect(t, view, VIEWS[view].foreign ? FOREIGN : 'de', [view])));
});

test('axe objects to nothing, in any language', { concurrency: AT_ONCE }, async (t) => {
  const others = LANGUAGES.filter((language) => language !== 'de');
  await Promise.all(others.map((locale) => inspect(t, locale, locale, IN_EVERY_LANGUAGE)));
});

test('no view prints what only a finger can use', { concurrency: AT_ONCE }, async (t) => {
  const views = Object.keys(VIEWS).filter((view) => !VIEWS[view].foreign && !VIEWS[view].apart);
  await Promise.all(views.map((view) => t.test(view, () => phone({ serviceWorkers: 'block', locale: 'de' }, async (context) => {
    const page = await show(context, servers(), view);
    await page.emulateMedia({ media: 'print' });
    const seen = () => [...document.querySelectorAll('button, input, select')].filter((one) => one.checkVisibility());
    assert.deepEqual(await page.evaluate(`(${seen})().map((one) => one.outerHTML)`), []);
  }))));
});

test('the page of all components does not travel with the page', () => {
  const holds = (folder, words) => readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(words))
    .map(({ name }) => name);
  const only = 'Jeder Baustein der Seite in jedem Zustand';
  assert.deepEqual(holds(process.env.NAHBEI_COMPONENTS, only), ['specimens_bg.wasm']);
  assert.deepEqual(holds(process.env.NAHBEI_DIST, only), []);
});

test('a screen reader finds what it found before; with UPDATE_SNAPSHOTS=1 that is written anew', { concurrency: AT_ONCE }, async (t) => {
  mkdirSync(SNAPSHOTS, { recursive: true });
  await Promise.all(SPOKEN.map((view) => t.test(view, () => phone({ locale: 'de' }, async (context) => {
    const page = await show(context, servers(), view);
    // The port is another one each time.
    const heard = `${await page.locator('body').ariaSnapshot()}\n`.replaceAll(/localhost:\d+/g, 'localhost');
    const file = new URL(`${view}.yml`, SNAPSHOTS);
    if (process.env.UPDATE_SNAPSHOTS) writeFileSync(file, heard);
    else assert.equal(heard, readFileSync(file, 'utf8'), `if ${view} is meant to be heard differently, run again with UPDATE_SNAPSHOTS=1`);
  }))));
});
