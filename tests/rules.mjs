// Joins docs/rules.md (every id, and the clauses of what is built) with the traits of the last test run (artifacts/test-results/*.xml).
import { readFileSync, readdirSync, existsSync } from 'node:fs';

const root = process.argv[2];
const book = readFileSync(`${root}/docs/rules.md`, 'utf8');
const ids = [...book.matchAll(/^\| ([A-Z]+-\d+) \|.*\|.*\|.*\|$/gm)].map(m => m[1]);
// A row without a line among the clauses is one clause: itself.
const clauses = new Map([...book.matchAll(/^\| ([A-Z]+-\d+) \| ([a-z-]+(?:, [a-z-]+)*) \|$/gm)].map(m => [m[1], m[2].split(', ')]));
const results = `${root}/artifacts/test-results`;
const proofs = new Map();
const unknown = new Set();
const files = existsSync(results) ? readdirSync(results).filter(f => f.endsWith('.xml')) : [];
for (const file of files) {
    const xml = readFileSync(`${results}/${file}`, 'utf8');
    for (const [, attributes, body] of xml.matchAll(/<test ([^>]*?)>([\s\S]*?)<\/test>/g)) {
        const name = plain((attributes.match(/name="([^"]*)"/) ?? [])[1] ?? '');
        const passed = /result="Pass"/.test(attributes);
        for (const [, trait] of body.matchAll(/<trait name="Rule" value="([^"]*)"/g)) {
            const [id, clause] = trait.split('/');
            if (clauses.has(id) ? clauses.get(id).includes(clause) : clause === undefined && ids.includes(id)) keep(trait, { name, passed });
            else if (!/^C\d+$/.test(trait)) unknown.add(trait);
        }
    }
}

if (files.length === 0) console.log('No test run found: run ./zhanggui test first.\n');
const groups = new Map();
const all = { rows: 0, proven: 0, partly: 0, clauses: 0, clausesProven: 0 };
for (const id of ids) {
    const wanted = clauses.get(id)?.map(c => `${id}/${c}`) ?? [id];
    const proven = wanted.filter(isProven).length;
    const group = id.split('-')[0];
    if (!groups.has(group)) groups.set(group, { rows: 0, proven: 0, partly: 0, clauses: 0, clausesProven: 0 });
    for (const sum of [groups.get(group), all]) {
        sum.rows++;
        if (proven === wanted.length) sum.proven++;
        else if (proven > 0) sum.partly++;
        if (clauses.has(id) || proofs.has(id)) {
            sum.clauses += wanted.length;
            sum.clausesProven += proven;
        }
    }
    if (!wanted.some(w => proofs.has(w))) continue;
    const failed = wanted.some(w => proofs.get(w)?.some(t => !t.passed)) ? '  FAILED' : '';
    console.log(`${id}  ${proven === wanted.length ? 'proven' : 'partly proven'}, ${proven} of ${wanted.length} ${wanted.length === 1 ? 'clause' : 'clauses'}${failed}`);
    for (const clause of wanted) {
        console.log(`    ${clause.split('/')[1] ?? 'all of it'}${proofs.has(clause) ? '' : ': not proven'}`);
        for (const test of proofs.get(clause) ?? []) console.log(`        ${test.passed ? 'pass' : 'FAIL'}  ${test.name}`);
    }
}

console.log('');
for (const [group, sum] of groups) console.log(line(group, sum));
console.log(line('all', all));
if (unknown.size > 0) console.log(`\nNot in docs/rules.md: ${[...unknown].sort().join(', ')}`);

function keep(trait, test) {
    if (!proofs.has(trait)) proofs.set(trait, []);
    proofs.get(trait).push(test);
}

/** A clause is proven when some test carries it and none of those that do has failed. */
function isProven(clause) {
    return proofs.has(clause) && proofs.get(clause).every(t => t.passed);
}

function line(group, { rows, proven, partly, clauses, clausesProven }) {
    const of = `${String(proven).padStart(3)} of ${String(rows).padStart(3)} proven, ${String(partly).padStart(3)} partly`;
    return `${group.padEnd(5)} ${of}; of what is built ${clausesProven} of ${clauses} clauses`;
}

/** A test's name as it is written in its source. */
function plain(xml) {
    return xml.replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&apos;/g, "'").replace(/&amp;/g, '&').replaceAll('\\"', '"');
}
