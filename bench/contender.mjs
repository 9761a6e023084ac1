// The finder as a contender in a bench of search engines that hosts JS modules. See README.md.
import { closeSync, fstatSync, openSync, readFileSync, readSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL('../target', import.meta.url));
const file = name => join(target, 'finder-module', name);
const glue = file('nahbei_bench.js'), wasm = file('nahbei_bench_bg.wasm');

const { default: start, Offers } = await import(pathToFileURL(glue));
await start({ module_or_path: readFileSync(wasm) });

// What the app ships for every town alike: the words of families, German first.
const kinds = readFileSync(fileURLToPath(new URL('../public/kinds.json', import.meta.url)), 'utf8');
const folder = fileURLToPath(new URL('../public/words/', import.meta.url));
const languages = readdirSync(folder).filter(name => /^[a-z]{2}\.json$/.test(name)).sort((a, b) => (b === 'de.json') - (a === 'de.json'));
const words = languages.map(name => readFileSync(join(folder, name), 'utf8'));

/** So many bytes travel into the module at once. */
const PIECE = 1 << 20;
let finder;

export const does = 'abc';

export async function load(_, path) {
  // The offers come into the module from the text, as a page gets it.
  const file = openSync(path);
  const all = new Offers(fstatSync(file).size);
  const piece = Buffer.alloc(PIECE);
  for (let length; (length = readSync(file, piece)) > 0;) all.add(piece.subarray(0, length));
  closeSync(file);
  for (const file of words) all.add_words(file);
  finder = all.index(kinds, readFileSync(join(dirname(path), 'resources.json'), 'utf8'));
}

const given = value => value ?? undefined;

export const search = ({ q, needs = [], age_months, lat, lon, radius_km, limit }) => Array.from(
  finder.search(given(q), needs.join(' '), given(age_months), given(lat), given(lon), given(radius_km), limit));

export const save = () => finder.bytes();
export const assets = () => [glue, wasm];
