// What the Slack scripts share: the fake's control desk, checks that print one JSON line each, boxes that wait for arrivals.
const base = process.env.FAKE_SLACK;
const patience = Number(process.env.PATIENCE_MS ?? 30000);

export async function control(order, body) {
  const response = await fetch(`${base}__control/${order}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${order}: ${answer.error}`);
  return answer;
}

/** A user's deed; resolves to its delivery once that was acknowledged or given up. */
export const act = (deed, more = {}) => control('act', { do: deed, ...more });
export const seen = (person, channel) => control('seen', { person, channel });
export const requests = (method) => control('requests', { method });
export const world = await control('world');
export const home = world.teams[0];
export const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => 'error', setName() {} };

/** Runs one check; the first that fails ends the script. */
export async function check(name, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing after ${patience} ms`)), patience);
  });
  try {
    await Promise.race([work(), late]);
    console.log(JSON.stringify({ check: name, ok: true }));
  } catch (error) {
    console.log(JSON.stringify({ check: name, ok: false, error: String(error?.message ?? error) }));
    process.exit(1);
  } finally {
    clearTimeout(timer);
  }
}

export function same(actual, expected, what = 'value') {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }
}

/** Every path leads to a value of the named type: string, number, boolean, object, array or null, or several with bars. */
export function holds(value, paths) {
  for (const [path, types] of Object.entries(paths)) {
    const found = path.split('.').reduce((at, name) => at?.[name], value);
    const type = Array.isArray(found) ? 'array' : found === null ? 'null' : typeof found;
    if (!types.split('|').includes(type)) throw new Error(`${path} should be ${types} and is ${type} in ${JSON.stringify(value)}`);
    if (type === 'string' && found === '' && path !== 'text') throw new Error(`${path} is empty`);
  }
}

/** The call must be refused by the platform with this error. */
export async function refused(promise, error) {
  try {
    await promise;
  } catch (thrown) {
    if (thrown.data?.error === error) return thrown;
    throw new Error(`expected the refusal ${error}, got ${thrown.message}`);
  }
  throw new Error(`expected the refusal ${error}, and the call succeeded`);
}

/** Waits until the condition holds of what the supplier gives. */
export async function until(supply, condition, what) {
  for (;;) {
    const value = await supply();
    if (condition(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Handlers put what they get under a name; checks take it, in order. */
export class Box {
  #waiting = new Map();
  #kept = new Map();

  put(name, value) {
    const waiter = this.#waiting.get(name)?.shift();
    if (waiter) waiter(value);
    else this.#kept.set(name, [...(this.#kept.get(name) ?? []), value]);
  }

  take(name) {
    const kept = this.#kept.get(name) ?? [];
    if (kept.length) return Promise.resolve(kept.shift());
    return new Promise((resolve) => this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), resolve]));
  }
}

export const wrapper = {
  token: 'string', team_id: 'string', api_app_id: 'string', event: 'object', type: 'string', event_id: 'string', event_time: 'number',
  authorizations: 'array', 'authorizations.0.team_id': 'string', 'authorizations.0.user_id': 'string', 'authorizations.0.is_bot': 'boolean',
  is_ext_shared_channel: 'boolean', event_context: 'string',
};

export const command = {
  token: 'string', team_id: 'string', team_domain: 'string', channel_id: 'string', channel_name: 'string', user_id: 'string',
  user_name: 'string', command: 'string', text: 'string', api_app_id: 'string', is_enterprise_install: 'string', response_url: 'string',
  trigger_id: 'string',
};
