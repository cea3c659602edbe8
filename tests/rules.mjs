// Joins docs/rules.md (every id) with the traits of the last test run (artifacts/test-results/*.xml).
import { readFileSync, readdirSync, existsSync } from 'node:fs';

const root = process.argv[2];
const ids = [...readFileSync(`${root}/docs/rules.md`, 'utf8').matchAll(/^\| ([A-Z]+-\d+) \|/gm)].map(m => m[1]);
const results = `${root}/artifacts/test-results`;
const proofs = new Map();
const files = existsSync(results) ? readdirSync(results).filter(f => f.endsWith('.xml')) : [];
for (const file of files) {
    const xml = readFileSync(`${results}/${file}`, 'utf8');
    for (const [, attributes, body] of xml.matchAll(/<test ([^>]*?)>([\s\S]*?)<\/test>/g)) {
        const name = plain((attributes.match(/name="([^"]*)"/) ?? [])[1] ?? '');
        const passed = /result="Pass"/.test(attributes);
        for (const [, id] of body.matchAll(/<trait name="Rule" value="([^"]*)"/g)) {
            if (!proofs.has(id)) proofs.set(id, []);
            proofs.get(id).push({ name, passed });
        }
    }
}

if (files.length === 0) console.log('No test run found: run ./zhanggui test first.\n');
const groups = new Map();
for (const id of ids) {
    const group = id.split('-')[0];
    const tests = proofs.get(id) ?? [];
    const proven = tests.length > 0 && tests.every(t => t.passed);
    const sum = groups.get(group) ?? { all: 0, proven: 0 };
    groups.set(group, { all: sum.all + 1, proven: sum.proven + (proven ? 1 : 0) });
    if (tests.length === 0) continue;
    console.log(`${id}  ${proven ? 'proven' : 'FAILED'}`);
    for (const test of tests) console.log(`    ${test.passed ? 'pass' : 'FAIL'}  ${test.name}`);
}

console.log('');
for (const [group, { all, proven }] of groups) console.log(`${group.padEnd(5)} ${String(proven).padStart(3)} of ${all} proven`);
const unknown = [...proofs.keys()].filter(id => !ids.includes(id) && !/^[CF]\d+$/.test(id));
if (unknown.length > 0) console.log(`\nNot in docs/rules.md: ${unknown.join(', ')}`);

/** A test's name as it is written in its source. */
function plain(xml) {
    return xml.replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&apos;/g, "'").replace(/&amp;/g, '&').replaceAll('\\"', '"');
}
