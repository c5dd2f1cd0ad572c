// What the Discord scripts share: one JSON line per check, the fake's control channel, and waiting for a condition.
const control = process.env.DISCORD_CONTROL;
export const patience = Number(process.env.PATIENCE ?? 20000);
let failed = 0;
let current = 'the script itself';

export function check(name, passed, detail) {
  if (!passed) failed++;
  console.log(JSON.stringify({ check: name, passed: Boolean(passed), ...(passed ? {} : { detail: String(detail ?? '') }) }));
  if (!passed && process.env.STOP_AT_FAILURE) finish();
}

export async function attempt(name, act) {
  current = name;
  try {
    const detail = await within((async () => act())(), name, 4 * patience);
    check(name, detail === undefined || detail === true, JSON.stringify(detail));
  } catch (e) {
    check(name, false, e?.stack ?? e);
  }
}

/** Whether a part of a script runs: all do, unless one is named. */
export const section = (name) => (process.env.SECTION ?? name) === name;

export const finish = () => process.exit(failed === 0 ? 0 : 1);

export async function tell(verb, form = {}) {
  const answer = await fetch(control + verb, { method: 'POST', body: JSON.stringify(form) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${verb}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

export async function until(see, what, ms = patience) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await see();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((next) => setTimeout(next, 20));
  }
}

export function within(promise, what, ms = patience) {
  let timer;
  const limit = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), ms); });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

export const state = (interaction) => tell('state', { interaction: interaction.id });
export const complete = (interaction) => until(async () => { const s = await state(interaction); return s.complete && s; }, `the answer to ${interaction.id}`);

// What a client throws outside of any call belongs to the check that was under way.
for (const event of ['unhandledRejection', 'uncaughtException']) {
  process.on(event, (e) => { check(current, false, `${event}: ${e?.stack ?? e}`); finish(); });
}

export const policyCommand = [
  {
    name: 'policy', description: 'US immigration policy, with sources', type: 1, contexts: [0, 1], integration_types: [0],
    options: [
      { type: 1, name: 'ask', description: 'Ask a question', options: [
        { type: 3, name: 'question', description: 'What you want to know', required: true, max_length: 500 },
        { type: 3, name: 'topic', description: 'Narrow it to a topic', autocomplete: true }] },
      { type: 1, name: 'help', description: 'What I can do' },
    ],
  },
  { name: 'Check this claim', type: 3, contexts: [0, 1] },
];
