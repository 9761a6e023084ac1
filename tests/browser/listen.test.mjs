// Reading aloud, with a voice that only notes what it is told: where it shows, what it says, and when it is silent.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { counted, journey, site } from './journey.mjs';

const here = site();
const texts = (code) => JSON.parse(readFileSync(new URL(`../../public/texts/${code}.json`, import.meta.url)));
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const GERMAN = { name: 'Anna', lang: 'de-DE', localService: true };
const AUSTRIAN = { name: 'Resi', lang: 'de_AT', localService: true };
const TURKISH = { name: 'Ayla', lang: 'tr-TR', localService: true };
const REMOTE = { name: 'Cloud', lang: 'de-DE', localService: false };

/** Puts a voice into the page that notes what it is told; `voice.finish()` ends the sentence being said. */
function stub({ voices, late = 0, flowing = true }) {
  const speech = new EventTarget();
  const voice = { said: [], cut: 0, now: null, voices: late ? [] : voices };
  const tell = (utterance, type) => setTimeout(() => utterance.dispatchEvent(new Event(type)));
  class SpeechSynthesisUtterance extends EventTarget {
    constructor(text) {
      super();
      Object.assign(this, { text, lang: '', voice: null });
    }
  }
  Object.assign(speech, {
    getVoices: () => voice.voices,
    speak(utterance) {
      const { text, lang } = utterance;
      voice.now = utterance;
      if (!text) return voice.finish();
      voice.said.push({ text, lang, by: utterance.voice?.name, pause: performance.now() - voice.cut });
      if (flowing) voice.finish();
    },
    cancel() {
      voice.cut = performance.now();
      if (voice.now) tell(voice.now, 'error');
      voice.now = null;
    },
  });
  voice.finish = () => {
    if (voice.now) tell(voice.now, 'end');
    voice.now = null;
  };
  if (late) {
    setTimeout(() => {
      voice.voices = voices;
      speech.dispatchEvent(new Event('voiceschanged'));
    }, late);
  }
  Object.assign(window, { voice, SpeechSynthesisUtterance });
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
}

/** A journey on a device with these voices; `flowing: false` waits at each sentence for `voice.finish()`. */
const onDevice = (voices, walk, { late, flowing, before, ...rest } = {}) => () => journey(here, async (page, about) => {
  await page.addInitScript(stub, { voices, late, flowing });
  if (before) await page.addInitScript(before);
  await page.reload();
  await page.locator('html[data-started]').waitFor();
  await walk(page, about);
}, rest);
const one = { flowing: false };

const button = (page) => page.locator('#listen-go');
const stop = (page) => page.locator('#listen-stop');
const said = (page) => page.evaluate(() => voice.said.map(({ text }) => text));
const isSilent = (page) => page.evaluate(() => voice.now === null);
const finish = (page) => page.evaluate(() => voice.finish());
/** Waits until so many sentences were begun. */
const begun = (page, count) => page.waitForFunction((count) => voice.said.length >= count, count);
/** Lets the page read to its end, and gives every sentence. */
async function readToEnd(page) {
  await button(page).click();
  await begun(page, 1);
  await stop(page).waitFor({ state: 'hidden' });
  return said(page);
}
/** The words that are marked. */
const marked = (page) => page.evaluate(() => [...(CSS.highlights.get('spoken') ?? [])].join(''));

test('where no voice of the device speaks the language there is no button', async (t) => {
  for (const [name, voices] of [['no voice', []], ['a voice of the network', [REMOTE]], ['a voice of another language', [TURKISH]]]) {
    await t.test(name, onDevice(voices, async (page, { requests }) => {
      await page.waitForLoadState('networkidle');
      assert.ok(!(await button(page).isVisible()));
      assert.deepEqual(await said(page), []);
      assert.ok(requests.every((url) => url.startsWith(here.server.url)));
    }));
  }
  await t.test('no speech at all', onDevice([], async (page) => {
    assert.ok(!(await button(page).isVisible()));
  }, { before: () => Object.defineProperty(window, 'speechSynthesis', { value: undefined }) }));
});

test('voices may arrive late, and nothing is read before somebody asks', onDevice([REMOTE, AUSTRIAN], async (page) => {
  assert.ok(!(await button(page).isVisible()));
  await page.getByRole('button', { name: 'Vorlesen' }).waitFor();
  await page.locator('main').click({ position: { x: 2, y: 2 } });
  await page.waitForTimeout(200);
  assert.deepEqual(await said(page), []);
  await readToEnd(page);
  assert.deepEqual(await page.evaluate(() => [...new Set(voice.said.map(({ by, lang }) => `${by} ${lang}`))]), ['Resi de_AT']);
}, { late: 400 }));

test('the first page is read from its question to the people to call', onDevice([GERMAN], async (page) => {
  const sentences = await readToEnd(page);
  const german = texts('de');
  assert.deepEqual(sentences.slice(0, 2), [german['start.title'], german['start.lead']]);
  const tiles = Object.keys(german).filter((key) => key.startsWith('need.')).map((key) => german[key].replaceAll('\u00ad', ''));
  const inOrder = sentences.filter((text) => tiles.includes(text));
  assert.deepEqual(inOrder, await page.locator('.need-tile span').evaluateAll((spans) => spans.map((span) => span.textContent.replaceAll('\u00ad', ''))));
  assert.ok(!sentences.some((text) => text.includes('\u00ad')), 'words are said whole');
  assert.ok(!sentences.some((text) => text.includes('Ihr Browser führt hier keine Programme aus')), 'nothing that cannot be seen');
  assert.ok(sentences.includes(german['human.title']));
  assert.ok(sentences.indexOf(german['human.title']) > sentences.indexOf(inOrder.at(-1)));
}));

test('the results are read heading by heading, card by card, numbers digit by digit', onDevice([GERMAN], async (page) => {
  await counted(page);
  const nodes = () => page.evaluate(() => document.querySelectorAll('main *').length);
  const before = await nodes();
  const sentences = await readToEnd(page);
  const names = await page.locator('#app h1, .offer-card h3').allTextContents();
  let at = -1;
  for (const name of names) {
    // A name of several sentences is read as several; two cards may share a word, so each is sought behind the last.
    at = sentences.findIndex((text, place) => place > at && name.startsWith(text));
    assert.ok(at >= 0, `${name} was not read in its place`);
  }
  assert.ok(sentences.some((text) => /\d \d \d/.test(text)));
  assert.ok(!sentences.some((text) => /\b0\d{2,} \d{3}/.test(text)), 'no number is said in one');
  assert.equal(await nodes(), before, 'nothing was added to the page');
  assert.equal(await page.locator('[data-spoken]').count(), 0);
}, { address: '#r?n=3&p=35578' }));

test('German texts of a Turkish page are read by a German voice', onDevice([GERMAN, TURKISH], async (page) => {
  await page.locator('.offer-card').first().waitFor();
  await readToEnd(page);
  const by = await page.evaluate(() => Object.fromEntries(voice.said.map(({ text, by }) => [text, by])));
  assert.equal(by[texts('tr')['need.baby']], 'Ayla');
  const german = await page.locator('.offer-card h3 a[lang=de]').first().textContent();
  assert.equal(by[german], 'Anna');
}, { address: '#r?n=3&p=35578', options: { locale: 'tr-TR' } }));

test('German texts of a Turkish page are left out where nobody speaks German', onDevice([TURKISH, REMOTE], async (page) => {
  await page.locator('.offer-card').first().waitFor();
  const sentences = await readToEnd(page);
  assert.ok(sentences.includes(texts('tr')['need.baby']));
  assert.ok(!sentences.includes(await page.locator('.offer-card h3 a[lang=de]').first().textContent()));
  assert.deepEqual(await page.evaluate(() => [...new Set(voice.said.map(({ by }) => by))]), ['Ayla']);
}, { address: '#r?n=3&p=35578', options: { locale: 'tr-TR' } }));

test('a pause goes on with its sentence, and the end is silent', onDevice([GERMAN], async (page) => {
  await button(page).click();
  await begun(page, 1);
  await finish(page);
  await begun(page, 2);
  const [, second] = await said(page);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Weiterlesen' }).waitFor();
  assert.ok(await isSilent(page));
  assert.equal(await marked(page), second, 'the place stays marked');
  await page.getByRole('button', { name: 'Weiterlesen' }).click();
  await begun(page, 3);
  assert.equal((await said(page))[2], second);
  const pauses = await page.evaluate(() => [voice.said[0].pause, voice.said[2].pause]);
  assert.ok(pauses.every((pause) => pause >= 50), `${pauses} ms between silence and words`);
  await page.getByRole('button', { name: 'Vorlesen beenden' }).click();
  await page.getByRole('button', { name: 'Vorlesen', exact: true }).waitFor();
  assert.ok(await isSilent(page));
  assert.equal(await marked(page), '');
  await page.waitForTimeout(200);
  assert.equal((await said(page)).length, 3);
}, one));

test('taps in haste begin it once', onDevice([GERMAN], async (page) => {
  await button(page).evaluate((button) => { for (let taps = 0; taps < 5; taps += 1) button.click(); });
  await begun(page, 1);
  await page.waitForTimeout(200);
  assert.equal((await said(page)).length, 1);
}, one));

test('a voice that fails ends the reading', onDevice([GERMAN], async (page) => {
  await button(page).click();
  await begun(page, 1);
  await page.evaluate(() => speechSynthesis.cancel());
  await stop(page).waitFor({ state: 'hidden' });
  assert.equal((await said(page)).length, 1);
}, one));

test('another view, another language and leaving are silent at once', async (t) => {
  const going = {
    'another view': (page) => page.locator('a[data-need=baby]').click(),
    back: (page) => page.goBack(),
    'another language': (page) => page.evaluate(() => { location.hash = '#?i=fr'; }),
  };
  for (const [name, go] of Object.entries(going)) {
    await t.test(name, onDevice([GERMAN], async (page) => {
      if (name === 'back') {
        await page.locator('[data-page=about]').click();
        await page.getByRole('heading', { level: 1, name: 'Über diese Seite' }).waitFor();
      }
      await button(page).click();
      await begun(page, 1);
      await go(page);
      await page.waitForFunction(() => voice.now === null);
      await stop(page).waitFor({ state: 'hidden' });
      assert.equal((await said(page)).length, 1);
      assert.equal(await page.locator('[data-spoken]').count(), 0);
    }, one));
  }
  const leaving = {
    'leaving by a tap': () => document.getElementById('leave').click(),
    'leaving by three keys': () => {
      for (let times = 0; times < 3; times += 1) window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
    },
    'closing the page': () => window.dispatchEvent(new Event('pagehide')),
  };
  for (const [name, leave] of Object.entries(leaving)) {
    await t.test(name, onDevice([GERMAN], async (page, { context }) => {
      await context.route('https://www.wetter.com/**', (route) => route.fulfill({ contentType: 'text/html', body: '<link rel=icon href="data:,">Wetter' }));
      await button(page).click();
      await begun(page, 1);
      assert.ok(await page.evaluate(`(${leave})(); voice.now === null`), 'silent before anything else happens');
    }, { ...one, leavesTo: 'https://www.wetter.com/' }));
  }
});

test('the keyboard is enough, and the focus is never lost', onDevice([GERMAN], async (page) => {
  const focused = () => page.evaluate(() => document.activeElement.id);
  await page.locator('#leave').focus();
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'listen-go');
  await page.keyboard.press('Enter');
  await begun(page, 1);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Weiterlesen' }).waitFor();
  assert.equal(await focused(), 'listen-go');
  await page.keyboard.press('Enter');
  await begun(page, 2);
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'listen-stop');
  await page.keyboard.press('Enter');
  await stop(page).waitFor({ state: 'hidden' });
  assert.equal(await focused(), 'listen-go');
}, one));

test('the mark follows the sentence, and what is marked can be seen', async (t) => {
  await t.test('words', onDevice([GERMAN], async (page) => {
    await page.locator('.offer-card').first().waitFor();
    await button(page).click();
    for (let count = 1; count <= 60; count += 1) {
      await begun(page, count);
      const { text, words, isInView } = await page.evaluate(() => {
        const [range] = CSS.highlights.get('spoken');
        const { top, bottom } = range.getBoundingClientRect();
        const above = document.querySelector('.head').getBoundingClientRect().bottom;
        const below = document.querySelector('#listen').getBoundingClientRect().top;
        return { text: voice.said.at(-1).text, words: String(range), isInView: top >= above && bottom <= below };
      });
      const letters = (text) => text.replaceAll(/[^\p{L}\p{N}]/gu, '');
      assert.equal(letters(words), letters(text));
      assert.ok(isInView, `"${words}" is out of sight`);
      await finish(page);
    }
  }, { ...one, address: '#r?n=3&p=35578', options: { reducedMotion: 'reduce' } }));
  await t.test('the whole element where the browser marks no words', onDevice([GERMAN], async (page) => {
    await button(page).click();
    for (let count = 1; count <= 3; count += 1) {
      await begun(page, count);
      assert.equal(await page.locator('[data-spoken]').innerText(), (await said(page)).at(-1));
      assert.equal(await page.locator('[data-spoken]').count(), 1);
      await finish(page);
    }
  }, { ...one, before: () => Object.defineProperty(CSS, 'highlights', { value: undefined }) }));
});

test('the buttons keep to every rule that can be checked by a program', async (t) => {
  for (const colorScheme of ['light', 'dark']) {
    await t.test(colorScheme, onDevice([GERMAN], async (page) => {
      await button(page).click();
      await begun(page, 1);
      await page.evaluate(axe);
      const found = await page.evaluate(() => window.axe.run());
      assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    }, { ...one, options: { colorScheme } }));
  }
});
