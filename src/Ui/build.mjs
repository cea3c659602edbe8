// Builds the styles, scripts and icons of the design system: node build.mjs --out DIR
// One esbuild call per entry (several entries in one call lose the order of side effects).
// Every file carries a hash of its content in its name and lies beside its .br and .gz forms;
// assets.json (entry -> file) is written last, so that its presence means that the rest is complete.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import esbuild from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const argument = process.argv.indexOf('--out');
const out = argument > 0 ? process.argv[argument + 1] : join(here, 'node_modules/.cache/assets');

const entries = {
  'office.css': 'styles/office-entry.css', 'office.js': 'scripts/office.js',
  'store.css': 'styles/store-entry.css', 'store.js': 'scripts/store.js',
  'handheld.css': 'styles/handheld-entry.css', 'handheld.js': 'scripts/handheld.js',
  'print.css': 'styles/print.css', 'print.js': 'scripts/print.js',
  'charts.js': 'scripts/charts.js',
  'pickers.css': 'styles/pickers.css', 'pickers.js': 'scripts/pickers.js',
};

async function bundle(source) {
  const result = await esbuild.build({
    absWorkingDir: here, entryPoints: [source], outdir: out, bundle: true, minify: true, write: false, legalComments: 'none',
    format: 'iife', target: ['es2022', 'chrome109', 'firefox115', 'safari16'], charset: 'utf8', logLevel: 'warning',
    loader: { '.svg': 'dataurl', '.woff2': 'dataurl', '.png': 'dataurl' },
  });
  return Buffer.from(result.outputFiles[0].contents);
}

function store(entry, content) {
  const dot = entry.lastIndexOf('.');
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  const file = `${entry.slice(0, dot)}-${hash}${entry.slice(dot)}`;
  const path = join(out, file);
  if (!existsSync(path) || !existsSync(`${path}.br`) || !existsSync(`${path}.gz`)) {
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params: {
      [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    } }));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(path, content);
  }
  return file;
}

// icons.txt: one Tabler outline icon name a line, # starts a remark. A name that Tabler does not have stops the build.
function icons() {
  const list = join(here, 'icons.txt');
  const bodies = {};
  if (!existsSync(list)) return bodies;
  const names = readFileSync(list, 'utf8').split('\n').map(line => line.replace(/#.*/, '').trim()).filter(Boolean);
  const unknown = [];
  for (const name of [...new Set(names)].sort()) {
    const file = join(here, 'node_modules/@tabler/icons/icons/outline', `${name}.svg`);
    if (!existsSync(file)) { unknown.push(name); continue; }
    const svg = readFileSync(file, 'utf8');
    bodies[name] = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s*\n\s*/g, '');
  }
  if (unknown.length > 0) throw new Error(`icons.txt names icons that Tabler does not have: ${unknown.join(', ')}`);
  return bodies;
}

mkdirSync(out, { recursive: true });
const map = {};
const built = await Promise.all(Object.entries(entries).map(async ([entry, source]) => [entry, await bundle(source)]));
for (const [entry, content] of built) map[entry] = store(entry, content);
const iconText = JSON.stringify(icons());
writeFileSync(join(out, 'icons.json'), iconText);

const kept = new Set(Object.values(map).flatMap(file => [file, `${file}.br`, `${file}.gz`]).concat('icons.json', 'assets.json'));
for (const file of readdirSync(out)) if (!kept.has(file)) rmSync(join(out, file), { recursive: true });
writeFileSync(join(out, 'assets.json'), JSON.stringify(map, null, 2));
