// @discordjs/core over the gateway, and discord-interactions as the judge of what is posted to an HTTP endpoint.
import { createServer } from 'node:http';
import { API, Client, GatewayDispatchEvents, InteractionResponseType, MessageFlags } from '@discordjs/core';
import { REST } from '@discordjs/rest';
import { WebSocketManager } from '@discordjs/ws';
import { verifyKey } from 'discord-interactions';
import { attempt, complete, finish, policyCommand, section, state, tell, until, within } from './discord-common.mjs';

const about = await tell('about');
await tell('session-starts', { ignore_concurrency: true });
const rest = new REST({ version: '10', api: about.api }).setToken(about.token);
const api = new API(rest);
const gateway = new WebSocketManager({ token: about.token, intents: 4609, rest, fetchGatewayInformation: () => api.gateway.getBot() });
const client = new Client({ rest, gateway });
const once = (event) => new Promise((resolve) => client.once(event, resolve));
const ask = () => tell('run', { command: 'policy', subcommand: 'ask', options: { question: 'How many?' } });

if (section('core')) {
  await attempt('connects with intents 4609', async () => {
    const ready = once(GatewayDispatchEvents.Ready);
    await gateway.connect();
    const { data } = await within(ready, 'READY');
    return data.application.id === about.application && data.resume_gateway_url === about.resume && data.guilds[0].unavailable === true;
  });
  await attempt('overwrites commands', async () => {
    const set = await api.applicationCommands.bulkOverwriteGlobalCommands(about.application, policyCommand);
    return set.length === 2 && set[0].contexts.length === 2;
  });
  await attempt('defers, edits, follows up, deletes', async () => {
    const arrived = once(GatewayDispatchEvents.InteractionCreate);
    const started = await ask();
    const { data: i } = await within(arrived, 'INTERACTION_CREATE');
    await api.interactions.defer(i.id, i.token, { flags: MessageFlags.Ephemeral });
    await api.interactions.editReply(i.application_id, i.token, { content: 'Edited', allowed_mentions: { parse: [] } });
    const more = await api.interactions.followUp(i.application_id, i.token, { content: 'More', flags: MessageFlags.Ephemeral });
    await api.interactions.deleteReply(i.application_id, i.token, more.id);
    const seen = await complete(started);
    return seen.original.content === 'Edited' && (seen.original.flags & 64) === 64 && seen.follow_ups[0].deleted;
  });
  await attempt('a nonce that is enforced gives the first message again', async () => {
    const body = { content: 'once', nonce: 'n-1', enforce_nonce: true };
    const first = await api.channels.createMessage(about.general, body);
    return (await api.channels.createMessage(about.general, body)).id === first.id;
  });
  await attempt('resumes after a drop', async () => {
    const resumed = once(GatewayDispatchEvents.Resumed);
    await tell('drop');
    await within(resumed, 'RESUMED', 30000);
  });
}

if (section('http')) {
  if (!section('core')) await api.applicationCommands.bulkOverwriteGlobalCommands(about.application, policyCommand);
  const verdicts = [];
  let answer;
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts);
    const signature = request.headers['x-signature-ed25519'];
    const timestamp = request.headers['x-signature-timestamp'];
    const valid = await verifyKey(body, signature, timestamp, about.public_key);
    verdicts.push(valid);
    if (!valid) { response.writeHead(401).end('Bad request signature'); return; }
    if (await verifyKey(Buffer.concat([body, Buffer.from(' ')]), signature, timestamp, about.public_key)) verdicts.push('accepts a changed body');
    const interaction = JSON.parse(body);
    if (interaction.type === 1) { reply(response, { type: InteractionResponseType.Pong }); return; }
    await answer(response, interaction);
  });
  const reply = (response, body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${server.address().port}/interactions`;
  const overGateway = [];
  client.on(GatewayDispatchEvents.InteractionCreate, ({ data }) => overGateway.push(data.id));

  await attempt('saving the endpoint sends a valid PING and one with a bad signature', async () => {
    const { refused } = await tell('save-endpoint', { url });
    return (refused === null && verdicts.join() === 'true,false') || `${refused} ${verdicts}`;
  });
  await attempt('an answer in the response', async () => {
    answer = (response) => reply(response, { type: 4, data: { content: 'At once', flags: 64 } });
    const seen = await state(await ask());
    return (seen.answered_with === 4 && seen.original.content === 'At once' && seen.http_status === 200) || JSON.stringify(seen);
  });
  await attempt('a deferral in the response, and an edit by token', async () => {
    let interaction;
    answer = (response, i) => { interaction = i; reply(response, { type: 5 }); };
    const started = await ask();
    await api.interactions.editReply(interaction.application_id, interaction.token, { content: 'Later' });
    return (await complete(started)).original.content === 'Later';
  });
  await attempt('202 and an answer by callback', async () => {
    answer = async (response, i) => { await api.interactions.reply(i.id, i.token, { content: 'By callback' }); response.writeHead(202).end(); };
    const seen = await state(await ask());
    return seen.original.content === 'By callback' && seen.failure === null && seen.http_status === 202;
  });
  await attempt('an answer both ways is refused with 40060', async () => {
    answer = async (response, i) => { await api.interactions.reply(i.id, i.token, { content: 'one' }); reply(response, { type: 4, data: { content: 'two' } }); };
    return (await state(await ask())).failure.includes('40060');
  });
  await attempt('an answer after three seconds is not taken', async () => {
    answer = (response) => setTimeout(() => reply(response, { type: 4, data: { content: 'late' } }), 3500);
    const seen = await state(await ask());
    return seen.answered_with === null && seen.failure === 'The application did not respond';
  });
  await attempt('every signature was right, and nothing came over the gateway', () => verdicts.filter((v) => v !== true).join() === 'false' && overGateway.length === 0);
  server.close();
}
await gateway.destroy();
finish();
