// Holds payloads to the official TypeScript declarations (discord-api-types): every member that is not optional must be there.
// PAYLOADS names a file with [{ type, label, json }]. Prints one JSON line per missing member.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, 'node_modules/discord-api-types');
const files = ['gateway/v10.d.ts', 'payloads/common.d.ts'];
for (const folder of ['payloads/v10', 'payloads/v10/_interactions', 'payloads/v10/_interactions/_applicationCommands', 'utils']) {
  for (const file of readdirSync(join(root, folder))) if (file.endsWith('.d.ts')) files.push(join(folder, file));
}
const interfaces = new Map();
for (const file of files) {
  let text;
  try { text = readFileSync(join(root, file), 'utf8'); } catch { continue; }
  text = text.replace(/\/\*[\s\S]*?\*\//g, '');
  for (const [, name, parents = '', body] of text.matchAll(/export interface (\w+)(?:<[^{]*?>)?(?: extends ([^{]+))? \{\n([\s\S]*?)^\}/gm)) {
    interfaces.set(name, { parents, members: [...body.matchAll(/^ {4}'?(\w+)'?(\??): ([^;]+);/gm)].map(([, member, optional, type]) => ({ member, optional: optional === '?', type })) });
  }
}

/** The parents of an interface, split where no bracket is open. */
function split(parents) {
  const parts = [''];
  let depth = 0;
  for (const letter of parents) {
    if (letter === '<') depth++;
    if (letter === '>') depth--;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

function members(type) {
  const wrapped = /^(Omit|Pick|Partial)<(\w+)(?:<.*>)?,?\s*(.*)>$/s.exec(type.trim());
  if (wrapped) {
    const [, how, inner, list] = wrapped;
    const names = [...list.matchAll(/'(\w+)'/g)].map(([, name]) => name);
    const all = members(inner);
    if (how === 'Partial') return all.map((member) => ({ ...member, optional: true }));
    return all.filter(({ member }) => names.includes(member) === (how === 'Pick'));
  }
  const known = interfaces.get(type.replace(/<.*>/s, '').trim());
  if (!known) return [];
  const own = new Set(known.members.map(({ member }) => member));
  return [...known.members, ...split(known.parents).flatMap(members).filter(({ member }) => !own.has(member))];
}

let checked = 0;
function hold(type, value, label, path) {
  if (value === null || typeof value !== 'object') return;
  for (const { member, optional, type: inner } of members(type)) {
    checked++;
    if (!(member in value)) {
      if (!optional) console.log(JSON.stringify({ label, type, missing: `${path}${member}` }));
      continue;
    }
    const plain = inner.replace(/ \| null$/, '').trim();
    if (plain.endsWith('[]')) for (const item of [].concat(value[member] ?? []).slice(0, 3)) hold(plain.slice(0, -2), item, label, `${path}${member}[].`);
    else hold(plain, value[member], label, `${path}${member}.`);
  }
}

const payloads = JSON.parse(readFileSync(process.env.PAYLOADS, 'utf8'));
for (const { type, label, json } of payloads) {
  if (members(type).length === 0) console.log(JSON.stringify({ label, type, missing: 'the type itself: it is not declared as an interface' }));
  hold(type, json, label, '');
}
if (checked === 0) console.log(JSON.stringify({ label: "reader", missing: "nothing was compared" }));
