// Catalogues that mean harm, or were made by a broken program: they show as text or are refused with a message. No script
// of theirs runs, and the page's policy has nothing to report.
import assert from 'node:assert/strict';
import test from 'node:test';
import { counted, hits, journey, site } from './journey.mjs';

const here = site();
// Long enough for a slow machine, short enough to be told.
const PATIENCE = { timeout: 10_000 };
const WETZLAR = '**/catalogues/wetzlar.json';
const SCRIPTS = ['<img src=x onerror="window.hacked=1">', '<script>window.hacked=1</script>', '"><svg/onload=window.hacked=1>', '<iframe srcdoc="<script>parent.hacked=1</script>">', "'-window.hacked=1-'", '{{constructor.constructor("window.hacked=1")()}}'];
const LINKS = ['javascript:window.hacked=1', 'JaVaScRiPt:window.hacked=1', 'java\tscript:window.hacked=1', 'data:text/html,<script>parent.hacked=1</script>', '//example.org/x', 'vbscript:x', 'blob:x', 'file:///etc/passwd', 'https://example.org@evil.example/'];
const phone = { kind: 'phone', value: '030 23125 001' };
const offer = (id, fields = {}) => ({ id, name: `Angebot ${id}`, provider: { name: 'Haus' }, contacts: [phone], needs: ['money'], places: [{ lat: 50.55, lon: 8.5 }], ...fields });
const catalogue = (offers) => ({ format: 1, name: 'x', offers });

/** Opens the list with this catalogue in the place of one of the town's, asks `look`, and that nothing ran. */
const attack = (name, body, look, options = {}) => test(name, () => journey(here, async (page, { context }) => {
  page.on('dialog', () => assert.fail('a script ran'));
  await context.addInitScript(() => {
    window.violations = [];
    addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
  });
  await context.route(WETZLAR, (route) => route.fulfill({ contentType: 'application/json', body: typeof body === 'function' ? body() : JSON.stringify(body) }));
  await page.reload();
  await look(page);
  assert.equal(await page.evaluate(() => window.hacked), undefined, 'a script ran');
  assert.deepEqual(await page.evaluate(() => window.violations), [], 'the policy was broken');
  const links = await page.locator('a[href]').evaluateAll((all) => all.map((a) => new URL(a.href).protocol));
  assert.deepEqual(links.filter((scheme) => !['http:', 'https:', 'tel:', 'sms:', 'mailto:', 'geo:'].includes(scheme)), []);
}, { address: '#r?p=wetzlar&d=f', ...options }));

/** Every text of an offer that anything can be written into. */
const everywhere = (text, link) => offer('hostile', {
  name: { de: text, tr: text, ar: text }, summary: text, description: text, what_you_get: text, audience: text, not_for: text,
  provider: { name: text, url: link, kind: text }, referral_by: text, documents: [text], cost: { kind: 'paid', note: text },
  hours: [{ kind: 'phone', weekly: text, note: text }], closures: [{ from: '2026-01-01', to: '2027-01-01', note: text }],
  languages: [text], trust: { note: text }, first_step: text, waiting: { note: text }, source: { name: text, url: link, licence: text },
  contacts: [phone, ...['web', 'chat', 'form', 'mail', 'messenger', 'phone', 'sms'].map((kind) => ({ kind, value: link, label: text }))],
  places: [{ name: text, street: text, town: text, district: text, note: text, lat: 50.55, lon: 8.5 }], area: { towns: ['Wetzlar', text] },
});

for (const script of SCRIPTS) {
  attack(`${script} is text in every field`, catalogue([everywhere(script, LINKS[0])]), async (page) => {
    await counted(page);
    await page.getByRole('heading', { name: script }).first().waitFor(PATIENCE);
    await page.locator('.offer-card h3 a', { hasText: script }).click(PATIENCE);
    await page.locator('.offer h1', { hasText: script }).waitFor();
  });
}

attack('links that could run something are no links', catalogue(LINKS.map((link, at) => ({ ...everywhere('Text', link), id: `link-${at}` }))), async (page) => {
  await counted(page);
  await page.locator('.offer-card h3 a', { hasText: 'Text' }).first().click(PATIENCE);
  await page.locator('.offer h1').waitFor();
});

attack('marks that turn the direction of letters are taken out', catalogue([offer('bidi', { name: 'Hilfe \u202egnp.exe\u202c \u2066x', summary: 'a\u0000b\u0007c' })]), async (page) => {
  await counted(page);
  const name = await page.locator('.offer-card h3', { hasText: 'gnp.exe' }).first().innerText();
  assert.doesNotMatch(name, /[\u202a-\u202e\u2066-\u2069]/);
});

attack('a text of 10 MB is cut, and the page goes on', () => JSON.stringify(catalogue([offer('long', { name: 'Sehr lang', description: 'Wort '.repeat(2_000_000), summary: 'x'.repeat(1_000_000) })])), async (page) => {
  await counted(page);
  await page.locator('.offer-card h3 a', { hasText: 'Sehr lang' }).click();
  await page.locator('.offer h1', { hasText: 'Sehr lang' }).waitFor();
  assert.ok((await page.locator('.offer').innerText()).length < 200_000);
});

attack('nesting without end costs that file alone', () => `{"format":1,"name":"x","offers":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, async (page) => {
  await counted(page);
}, { address: '#r', expectErrors: true });

attack('of two offers with one id one is shown', catalogue([offer('twin', { name: 'Zwilling eins' }), offer('twin', { name: 'Zwilling zwei' })]), async (page) => {
  await counted(page);
  assert.equal(await page.locator('.offer-card h3', { hasText: 'Zwilling' }).count(), 1);
});

attack('a position that is no number costs the position', () => JSON.stringify(catalogue([['a', '"NaN"'], ['b', '1e999'], ['c', '-1e308'], ['d', 'null'], ['e', '{}']].map(([id]) => offer(`p${id}`, { places: [{ town: 'Wetzlar', lat: id, lon: 8.5 }] }))))
  .replace('"lat":"a"', '"lat":"NaN"').replace('"lat":"c"', '"lat":-1e308').replace('"lat":"d"', '"lat":null').replace('"lat":"e"', '"lat":{}'), async (page) => {
  assert.ok(hits(await counted(page)) >= 5);
}, { address: '#r' });

for (const [what, body] of [['a number that is none', '{"format":1,"name":"x","offers":[{"lat":NaN}]}'], ['half a file', '{"format":1,"name":"x","off'], ['a page in its place', '<!doctype html><script>window.hacked=1</script>'], ['another format', '{"format":99,"name":"x","offers":[]}'], ['nothing', '']]) {
  attack(`${what} costs that file alone`, () => body, async (page) => {
    assert.ok(hits(await counted(page)) > 0, 'the other catalogues still answer');
  }, { address: '#r', expectErrors: true });
}

attack('100,000 offers show, or say that they cannot be shown', () => JSON.stringify(catalogue(Array.from({ length: 100_000 }, (_, at) => offer(`nr-${at}`)))), async (page) => {
  const status = page.locator('.count[role=status][aria-busy=false]').filter({ hasText: /^[\d.]+ Angebot/ });
  await status.or(page.getByText('Die Angebote sind gerade nicht zu lesen')).first().waitFor({ timeout: 120_000 });
}, { address: '#r?p=wetzlar&d=f', expectErrors: true });

test('no text becomes markup or a script, whoever tries', () => journey(here, async (page) => {
  const let_through = await page.evaluate(() => {
    const box = document.createElement('div');
    const script = document.createElement('script');
    const tries = {
      innerHTML: () => { box.innerHTML = '<b>x</b>'; },
      outerHTML: () => { document.body.appendChild(box); box.outerHTML = '<b>x</b>'; },
      insertAdjacentHTML: () => box.insertAdjacentHTML('beforeend', '<b>x</b>'),
      srcdoc: () => { document.createElement('iframe').srcdoc = '<b>x</b>'; },
      write: () => document.write('<b>x</b>'),
      parse: () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
      src: () => { script.src = 'https://example.org/x.js'; },
      text: () => { script.text = 'window.hacked = 1'; },
      worker: () => new Worker('https://example.org/x.js'),
    };
    return Object.keys(tries).filter((name) => {
      try { tries[name](); return true; } catch { return false; }
    });
  });
  assert.deepEqual(let_through, []);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
}, { expectErrors: true }));
