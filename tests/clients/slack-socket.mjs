// @slack/bolt in Socket Mode, unmodified: every kind of event and interaction, and every way to respond.
import bolt from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import WebSocket from 'ws'; // the one that @slack/socket-mode brings
import { act, Box, check, command, control, holds, home, quiet, refused, same, seen, until, world, wrapper } from './slack-checks.mjs';

const { App, Assistant } = bolt;
const { general, elsewhere } = world.channels;
const { ana, max } = world.people;
const box = new Box();
const slackApiUrl = world.apiUrl;

const app = new App({ token: home.botToken, appToken: world.appToken, socketMode: true, clientOptions: { slackApiUrl }, logger: quiet });
const button = { type: 'button', action_id: 'more:1', value: 'v1', text: { type: 'plain_text', text: 'More' } };
const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '*Answer*' } }, { type: 'actions', elements: [button] }];
const plain = (text) => ({ type: 'plain_text', text });
const modal = {
  type: 'modal', callback_id: 'settings', notify_on_close: true, private_metadata: 'c', title: plain('Settings'), submit: plain('Save'),
  blocks: [
    { type: 'input', block_id: 'q', label: plain('Why'), element: { type: 'plain_text_input', action_id: 'why' } },
    { type: 'input', block_id: 's', optional: true, label: plain('Topic'), element: { type: 'external_select', action_id: 'topic' } },
  ],
};

let acknowledge = {};
app.command('/policy', async (args) => { await args.ack(acknowledge.command); box.put('command', args); });
app.event('app_mention', async (args) => box.put('mention', args));
app.event('app_home_opened', async (args) => box.put('home', args));
for (const type of ['agent_session_stopped', 'agent_session_title_changed', 'app_context_changed', 'member_joined_channel', 'member_left_channel', 'channel_archive', 'tokens_revoked', 'app_uninstalled']) {
  app.event(type, async (args) => box.put(type, args));
}
app.message(async (args) => { if (!args.message.thread_ts) box.put(args.message.subtype ?? args.message.channel_type, args); });
app.event('message', async (args) => { if (args.event.subtype) box.put(args.event.subtype, args); });
app.action(/^more/, async (args) => { await args.ack(); box.put('action', args); });
app.view('settings', async (args) => { await args.ack(acknowledge.view); box.put('view', args); });
app.view({ callback_id: 'settings', type: 'view_closed' }, async (args) => { await args.ack(); box.put('closed', args); });
app.shortcut('check_claim', async (args) => { await args.ack(); box.put('shortcut', args); });
app.options('topic', async (args) => { await args.ack({ options: [{ text: plain('Asylum'), value: 'asylum' }] }); box.put('options', args); });
app.assistant(new Assistant({
  threadStarted: async (args) => { await args.say('How can I help?'); await args.setSuggestedPrompts({ prompts: [{ title: 'A', message: 'a' }] }); await args.saveThreadContext(); box.put('assistant', args); },
  threadContextChanged: async (args) => { await args.saveThreadContext(); box.put('assistant context', args); },
  userMessage: async (args) => { await args.setStatus('is looking it up'); await args.setTitle('A talk'); box.put('assistant message', { ...args, thread: await args.getThreadContext() }); },
}));

await check('only the app-level token opens a socket', () => refused(new WebClient(home.botToken, { slackApiUrl, logger: quiet }).apps.connections.open(), 'not_allowed_token_type'));
await check('the app starts', () => app.start());
await check('hello is complete', async () => {
  const frames = (await control('frames')).map((frame) => JSON.parse(frame.text));
  holds(frames.find((frame) => frame.type === 'hello'), { num_connections: 'number', 'connection_info.app_id': 'string', 'debug_info.host': 'string', 'debug_info.approximate_connection_time': 'number' });
});
await check('a ticket opens one socket', async () => {
  const { url } = await new WebClient(world.appToken, { slackApiUrl, logger: quiet }).apps.connections.open();
  const open = () => new Promise((resolve) => { const socket = new WebSocket(url); socket.on('open', () => resolve([socket, true])); socket.on('error', () => resolve([socket, false])); });
  const [first, opened] = await open();
  const [second, again] = await open();
  first.terminate();
  second.terminate();
  same([opened, again], [true, false], 'opened');
  await until(() => control('world'), (now) => now.connections === 1);
});

await check("a command's acknowledgement is its first message", async () => {
  acknowledge.command = { response_type: 'ephemeral', text: 'on it' };
  const delivery = await act('command', { as: max, text: 'ask what is asylum', channel: general });
  same([delivery.acknowledged, delivery.reply?.text], [true, 'on it']);
  acknowledge.command = undefined;
});
const first = await box.take('command');
await check('a command is complete', async () => {
  holds(first.command, command);
  same([first.command.text, first.command.is_enterprise_install], ['ask what is asylum', 'false']);
});
await check('envelopes say whether they take a payload', async () => {
  const envelopes = (await control('frames')).map((frame) => JSON.parse(frame.text)).filter((frame) => frame.payload && frame.type);
  for (const envelope of envelopes) holds(envelope, { envelope_id: 'string', accepts_response_payload: 'boolean' });
  same(envelopes.find((envelope) => envelope.type === 'slash_commands').accepts_response_payload, true);
});
await check('say and respond', async () => {
  const said = await first.say({ text: 'Answer', blocks });
  holds(said, { ts: 'string', channel: 'string', 'message.bot_id': 'string', 'message.blocks': 'array' });
  await first.respond({ text: 'for you', response_type: 'ephemeral' });
  const { posts } = await seen(max, general);
  same(posts.slice(-2).map((post) => [post.text, post.onlyFor]), [['Answer', null], ['for you', max]]);
});
await check('a response_url serves five times', async () => {
  await act('command', { as: max, text: 'x', channel: general, wait: true });
  const { respond } = await box.take('command');
  for (let use = 0; use < 5; use++) await respond({ text: `use ${use}` });
  await respond({ text: 'once more' }).then(() => { throw new Error('a sixth use was taken'); }, (error) => same(error.response?.status ?? error.original?.response?.status ?? 404, 404));
});
await check('where the bot is no member, the address answers and the method does not', async () => {
  await act('command', { as: max, text: 'x', channel: elsewhere });
  const args = await box.take('command');
  await refused(args.say('x'), 'not_in_channel');
  await args.respond('through the address');
  same((await seen(max, elsewhere)).posts.at(-1).text, 'through the address');
});
await check('a mention arrives with its wrapper, and as a message too', async () => {
  await act('mention', { as: ana, text: 'what is <b> & c', channel: general });
  const mention = await box.take('mention');
  const message = await box.take('channel');
  holds(mention.body, wrapper);
  holds(mention.event, { type: 'string', user: 'string', text: 'string', ts: 'string', channel: 'string', event_ts: 'string', client_msg_id: 'string', team: 'string', blocks: 'array' });
  same(mention.event.text, `<@${home.botUser}> what is &lt;b&gt; &amp; c`);
  same([message.message.ts, message.body.event_id === mention.body.event_id], [mention.event.ts, false]);
  await mention.say({ text: 'in the thread', thread_ts: mention.event.ts });
  same((await seen(ana, general)).posts.at(-1).thread, mention.event.ts);
});
await check('a direct message, its edit and its removal', async () => {
  const delivery = await act('write', { as: ana, text: 'hello' });
  const message = await box.take('im');
  holds(message.body, wrapper);
  holds(message.message, { client_msg_id: 'string', channel_type: 'string', channel: 'string', user: 'string', ts: 'string', event_ts: 'string', blocks: 'array' });
  await act('edit', { as: ana, ts: delivery.ts, text: 'hello again' });
  holds((await box.take('message_changed')).event, { 'message.text': 'string', 'previous_message.text': 'string', hidden: 'boolean', ts: 'string', channel_type: 'string' });
  await act('delete', { as: ana, ts: delivery.ts });
  holds((await box.take('message_deleted')).event, { deleted_ts: 'string', 'previous_message.ts': 'string', channel: 'string' });
});
await check('a button of a message', async () => {
  const said = await app.client.chat.postMessage({ channel: general, text: 'Answer', blocks });
  await act('press', { as: max, ts: said.ts, action: 'more' });
  const press = await box.take('action');
  holds(press.body, { type: 'string', 'user.id': 'string', 'user.team_id': 'string', 'user.username': 'string', api_app_id: 'string', token: 'string', 'container.type': 'string', 'container.message_ts': 'string', 'container.channel_id': 'string', 'container.is_ephemeral': 'boolean', trigger_id: 'string', 'team.id': 'string', 'team.domain': 'string', enterprise: 'null', is_enterprise_install: 'boolean', 'channel.id': 'string', 'channel.name': 'string', 'message.ts': 'string', 'message.blocks': 'array', 'state.values': 'object', response_url: 'string' });
  holds(press.action, { action_id: 'string', block_id: 'string', value: 'string', type: 'string', action_ts: 'string', 'text.text': 'string' });
  await press.respond({ text: 'More', replace_original: true });
  same((await seen(ana, general)).posts.find((post) => post.ts === said.ts).shown, 'More');
});
await check('a button of an ephemeral message comes without the message', async () => {
  const note = await app.client.chat.postEphemeral({ channel: general, user: max, text: 'private', blocks });
  await act('press', { as: max, ts: note.message_ts, action: 'more' });
  const press = await box.take('action');
  same([press.body.message, press.body.container.is_ephemeral], [undefined, true]);
  await refused(app.client.chat.update({ channel: general, ts: note.message_ts, text: 'x' }), 'message_not_found');
  await press.respond({ delete_original: true });
  same((await seen(max, general)).posts.filter((post) => post.ts === note.message_ts), []);
});
await check('a trigger opens one modal', async () => {
  await act('command', { as: ana, text: 'settings', channel: general });
  const { body, client } = await box.take('command');
  const { view } = await client.views.open({ trigger_id: body.trigger_id, view: modal });
  holds(view, { id: 'string', team_id: 'string', hash: 'string', root_view_id: 'string', app_id: 'string', bot_id: 'string', app_installed_team_id: 'string', previous_view_id: 'null', 'state.values': 'object' });
  await refused(client.views.open({ trigger_id: body.trigger_id, view: modal }), 'exchanged_trigger_id');
});
await check('a modal offers options, is refused, pushed upon, and cleared', async () => {
  const view = (await seen(ana, general)).modals[0].id;
  same((await act('suggest', { as: ana, view, action: 'topic', text: 'asy' })).reply.options[0].value, 'asylum');
  holds((await box.take('options')).body, { action_id: 'string', block_id: 'string', value: 'string', 'view.id': 'string' });
  acknowledge.view = { response_action: 'errors', errors: { q: 'Say more' } };
  await act('submit', { as: ana, view, answers: { why: 'x' } });
  const submission = await box.take('view');
  holds(submission.body, { trigger_id: 'string', 'user.id': 'string', 'team.id': 'string', response_urls: 'array', is_enterprise_install: 'boolean' });
  holds(submission.view, { callback_id: 'string', private_metadata: 'string', hash: 'string' });
  same([submission.view.state.values.q.why.value, submission.body.channel], ['x', undefined]);
  same((await seen(ana, general)).modals[0].errors, { q: 'Say more' });
  acknowledge.view = { response_action: 'push', view: { ...modal, callback_id: 'second' } };
  await act('submit', { as: ana, view, answers: { why: 'y' } });
  same((await seen(ana, general)).modals.length, 2);
  acknowledge.view = { response_action: 'clear' };
  await act('submit', { as: ana, view, answers: { why: 'z' } });
  same((await seen(ana, general)).modals, []);
});
await check('the closing of a modal is told where the view asks for it', async () => {
  await act('shortcut', { as: ana, callback: 'check_claim' });
  const { body, client } = await box.take('shortcut');
  same([body.type, body.channel], ['shortcut', undefined]);
  const { view } = await client.views.open({ trigger_id: body.trigger_id, view: modal });
  await act('close', { as: ana, view: view.id });
  holds((await box.take('closed')).body, { 'view.id': 'string', is_cleared: 'boolean' });
});
await check('a shortcut on a message', async () => {
  const { ts } = await act('say', { as: max, text: 'a claim', channel: general });
  await act('messageShortcut', { as: ana, ts, callback: 'check_claim' });
  const args = await box.take('shortcut');
  holds(args.body, { type: 'string', callback_id: 'string', trigger_id: 'string', response_url: 'string', message_ts: 'string', 'message.text': 'string', 'message.user': 'string', 'channel.id': 'string', action_ts: 'string' });
  await args.respond({ text: 'checked' });
});
await check('the Home tab', async () => {
  await act('home', { as: ana });
  const { event, client } = await box.take('home');
  holds(event, { user: 'string', channel: 'string', tab: 'string', event_ts: 'string' });
  await client.views.publish({ user_id: ana, view: { type: 'home', blocks } });
  same((await seen(ana, general)).home.type, 'home');
  await act('home', { as: ana });
  holds((await box.take('home')).event, { 'view.id': 'string', 'view.hash': 'string' });
});
await check('the assistant view: greeting, context, status, title and prompts', async () => {
  const started = await act('assistant', { as: max, channel: general });
  const { payload } = await box.take('assistant');
  const thread = payload.assistant_thread.thread_ts;
  await act('write', { as: max, text: 'what is asylum', thread });
  const message = await box.take('assistant message');
  same(message.thread.channel_id, general);
  await act('assistantContext', { as: max, thread, channel: elsewhere });
  await box.take('assistant context');
  const { sessions, posts } = await seen(max);
  same([sessions.find((it) => it.thread === thread).title, sessions.find((it) => it.thread === thread).status], ['A talk', 'is looking it up']);
  same(posts.find((post) => post.text === 'How can I help?').metadata.event_payload.channel_id, elsewhere);
  same(started.acknowledged, true);
});
await check("the agent's own events", async () => {
  const { ts } = await act('write', { as: max, text: 'a question' });
  const { message } = await box.take('im');
  same(message.ts, ts);
  await app.client.apiCall('agents.sessions.setStatus', { channel_id: message.channel, thread_ts: ts, status: 'processing' });
  await act('stop', { as: max, thread: ts });
  holds((await box.take('agent_session_stopped')).event, { user: 'string', channel: 'string', thread_ts: 'string', event_ts: 'string' });
  await act('renameSession', { as: max, thread: ts, text: 'New title' });
  holds((await box.take('agent_session_title_changed')).event, { title: 'string', thread_ts: 'string' });
  await act('lookAt', { as: max, channel: general });
  holds((await box.take('app_context_changed')).event, { 'context.entities': 'array' });
});
await check('membership, archiving, and the end', async () => {
  await act('inviteBot', { as: max, channel: elsewhere });
  holds((await box.take('member_joined_channel')).event, { user: 'string', channel: 'string', channel_type: 'string', team: 'string', inviter: 'string', event_ts: 'string' });
  await act('removeBot', { as: max, channel: elsewhere });
  holds((await box.take('member_left_channel')).event, { user: 'string', channel: 'string' });
  await act('archive', { as: ana, channel: general });
  await box.take('channel_archive');
  await refused(app.client.chat.postMessage({ channel: general, text: 'x' }), 'is_archived');
  await act('uninstall', { as: ana });
  holds((await box.take('tokens_revoked')).event, { 'tokens.bot': 'array', 'tokens.oauth': 'array' });
  await box.take('app_uninstalled');
  await refused(app.client.auth.test(), 'token_revoked');
});
await check('nothing was sent that the platform forbids', async () => same((await control('deliveries')).violations, []));
process.exit(0);
