// A catalogue of 2,552 real records in the browser. Runs only where the real data are.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { counted, hits, journey, site } from './journey.mjs';

const data = process.env.NAHBEI_DATA;
if (!data) {
  test('the Berlin catalogue', { skip: 'NAHBEI_DATA is not set' }, () => {});
} else {
  const input = join(data, 'berlin-kitas-2018', 'kitas_full.ndjson');
  assert.ok(existsSync(input), `real data is missing: ${input} is no file; check NAHBEI_DATA`);
  const dir = mkdtempSync(join(tmpdir(), 'nahbei-berlin-'));
  cpSync(process.env.NAHBEI_DIST, dir, { recursive: true });
  const catalogue = join(dir, 'catalogues', 'wetzlar.json');
  for (const packed of ['.br', '.gz']) rmSync(catalogue + packed, { force: true });
  const words = ['run', '--quiet', '--package', 'nahbei', '--', 'import', '--mapping', 'crates/desk/mappings/berlin-kitas.json', input, '--out', catalogue];
  try {
    execFileSync('cargo', words, { stdio: 'pipe' });
  } catch (error) {
    assert.equal(error.status, 1, String(error.stderr));   // 1: some records were left out, and reported
  }
  const settings = JSON.parse(readFileSync(join(dir, 'site.json'), 'utf8'));
  settings.towns = settings.towns.filter((town) => town.id === 'wetzlar')
    .map((town) => ({ ...town, id: 'berlin', name: 'Berlin', state: 'BE', lat: 52.52, lon: 13.405, districts: [] }));
  writeFileSync(join(dir, 'site.json'), JSON.stringify(settings));
  for (const packed of ['.br', '.gz']) rmSync(join(dir, 'site.json' + packed), { force: true });
  const here = site({ dir });
  after(() => rmSync(dir, { recursive: true, force: true }));

  test('thousands of real offers: the list is there, a wish changes it, and a place orders it', () => journey(here, async (page) => {
    await page.locator('a[data-need=childcare]').click();
    const all = hits(await counted(page));
    assert.ok(all > 2400, `${all}`);
    assert.equal(await page.locator('.offer-card').count(), 20, 'only the first hits are drawn');
    await page.locator('#who').selectOption('4m');
    assert.ok(hits(await counted(page)) < all);
    await page.locator('#where').fill('10827');
    await page.locator('.chip', { hasText: '10827' }).waitFor();
    await page.locator('.offer-card__way', { hasText: 'ca.' }).first().waitFor();
    await page.locator('.wide').click();
    await page.locator('.offer-card').nth(30).waitFor();
  }));
}
