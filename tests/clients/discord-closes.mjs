// What discord.js does at every end of a socket: resume, identify anew, or stop. The heartbeat interval is short here.
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { attempt, finish, section, tell, until, within } from './discord-common.mjs';

const about = await tell('about');
await tell('session-starts', { ignore_concurrency: true });

// A client is told from the others by its large_threshold, which it repeats in every IDENTIFY.
let next = 60;
async function start(intents = [GatewayIntentBits.Guilds]) {
  const threshold = next++;
  const client = new Client({ intents, rest: { api: about.api }, ws: { large_threshold: threshold }, waitGuildTimeout: 3000 });
  client.on('error', () => {});
  client.stopped = new Promise((resolve) => {
    client.on(Events.ShardDisconnect, resolve);
    client.on(Events.Invalidated, resolve);
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await within(client.login(about.token), 'the log-in');
  await within(ready, 'clientReady');
  const identify = (await tell('frames')).findLast((f) => f.from_client && f.op === 2 && f.d.large_threshold === threshold);
  const session = (await tell('frames')).find((f) => f.event === 'READY' && f.connection === identify.connection).d.session_id;
  return { client, threshold, session, connection: identify.connection };
}

/** A client that is just then ending a socket by itself waits for that end for ever; no check is about it. */
const leave = (client) => Promise.race([client.destroy(), new Promise((resolve) => setTimeout(resolve, 5000))]);

/** What the client did after its first socket: RESUME, IDENTIFY or stop. */
async function reaction({ client, threshold, session, connection }) {
  let stopped = false;
  client.stopped.then(() => { stopped = true; });
  const seen = async () => {
    const frames = (await tell('frames')).filter((f) => f.from_client && f.connection > connection);
    if (frames.some((f) => f.op === 6 && f.d.session_id === session)) return 'RESUME';
    if (frames.some((f) => f.op === 2 && f.d.large_threshold === threshold)) return 'IDENTIFY';
    return stopped && 'stop';
  };
  const outcome = await until(seen, 'a reaction', 40000);
  await leave(client);
  return outcome;
}

const table = {
  drop: 'RESUME', 4000: 'RESUME', 4001: 'RESUME', 4002: 'RESUME', 4009: 'RESUME',
  1000: 'IDENTIFY', 4003: 'IDENTIFY', 4005: 'IDENTIFY', 4007: 'IDENTIFY', 4008: 'IDENTIFY',
  4004: 'stop', 4010: 'stop', 4011: 'stop', 4012: 'stop', 4013: 'stop', 4014: 'stop',
};
if (section('closes')) {
  const cases = [];
  for (const [end, expected] of Object.entries(table)) cases.push({ end, expected, subject: await start() });
  for (const { end, subject } of cases) {
    if (end === 'drop') await tell('drop', { connection: subject.connection });
    else await tell('close', { code: Number(end), connection: subject.connection });
  }
  const outcomes = await Promise.allSettled(cases.map(({ subject }) => reaction(subject)));
  for (const [i, { end, expected }] of cases.entries()) {
    await attempt(`${end === 'drop' ? 'a dropped connection' : `close code ${end}`}: ${expected}`, () => {
      const outcome = outcomes[i].value ?? outcomes[i].reason?.message;
      return outcome === expected || outcome;
    });
  }
}

if (section('heartbeats')) {
  await attempt('acknowledged heartbeats keep a socket open', async () => {
    const { client, connection } = await start();
    const beats = async () => (await tell('frames')).filter((f) => f.connection === connection && f.op === 1).length;
    await until(async () => (await beats()) >= 3, 'three heartbeats');
    const open = !(await tell('connections')).find((c) => c.number === connection).closed;
    await leave(client);
    return open;
  });
  await attempt('heartbeats carry the last sequence number', async () => {
    const frames = await tell('frames');
    const settled = [];
    const latest = new Map();
    // A heartbeat may cross a dispatch on its way; one that follows another with no dispatch between them cannot have.
    for (const frame of frames) {
      const known = latest.get(frame.connection) ?? { s: null, beaten: false };
      if (!frame.from_client && frame.s) latest.set(frame.connection, { s: frame.s, beaten: false });
      else if (frame.from_client && frame.op === 1) {
        if (known.beaten) settled.push(frame.d === known.s);
        latest.set(frame.connection, { ...known, beaten: true });
      }
    }
    return settled.length > 0 && settled.every((right) => right);
  });
  await attempt('a missing acknowledgement: closes with another code than 1000 and resumes', async () => {
    const subject = await start();
    await tell('withhold-acks', { on: true });
    const seen = await reaction(subject);
    await tell('withhold-acks', { on: false });
    const code = (await tell('connections')).find((c) => c.number === subject.connection).client_code;
    return (seen === 'RESUME' && code !== 1000 && code !== 1001) || `${seen} ${code}`;
  });
}

if (section('refusals')) {
  await attempt('a refused resume: identifies anew on the gateway path', async () => {
    const { client, connection, threshold } = await start();
    await tell('refuse-resumes', { times: 1 });
    await tell('drop', { connection });
    const again = await until(async () => (await tell('frames')).find((f) => f.from_client && f.op === 2 && f.connection > connection && f.d.large_threshold === threshold), 'an IDENTIFY', 40000);
    await leave(client);
    return (await tell('connections')).find((c) => c.number === again.connection).path === '/gateway';
  });
  await attempt('op 7 before HELLO: connects again', async () => {
    await tell('reconnect-before-hello', { on: true });
    const before = (await tell('connections')).length;
    const starting = start();
    await until(async () => (await tell('connections')).length > before, 'a first socket');
    await until(async () => (await tell('connections'))[before].closed, 'its end');
    await tell('reconnect-before-hello', { on: false });
    await leave((await starting).client);
  });
  await attempt('an intent that is not switched on: login fails', async () => {
    const refusal = await start([GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent]).catch((e) => e);
    return /disallowed/i.test(String(refusal)) || String(refusal);
  });
  await attempt('no session starts left: login fails before the gateway', async () => {
    await tell('session-starts', { remaining: 0 });
    const before = (await tell('connections')).length;
    const refusal = await start().catch((e) => e);
    await tell('session-starts', { remaining: 1000 });
    return (/not enough sessions/i.test(String(refusal)) && (await tell('connections')).length === before) || String(refusal);
  });
  await attempt('a revoked token: login fails', async () => {
    await tell('revoke-token');
    const refusal = await start().catch((e) => e);
    await tell('restore-token');
    return refusal.code === 'TokenInvalid' || String(refusal);
  });
}
finish();
