// @slack/web-api, unmodified: identity, limits, faults, uploads, streams.
import { WebClient, WebClientEvent } from '@slack/web-api';
import { act, check, control, holds, home, quiet, refused, requests, same, seen, until, world } from './slack-checks.mjs';

const { general, 'policy-room': room } = world.channels;
const { ana, max, sol, gia } = world.people;
const options = { slackApiUrl: world.apiUrl, logger: quiet, retryConfig: { retries: 3, factor: 1, minTimeout: 50, maxTimeout: 100 } };
const client = new WebClient(home.botToken, options);
const fault = (method, kind, value, times) => control('fault', { method, kind, value, times });

await check('auth.test names the bot', async () => {
  const me = await client.auth.test();
  holds(me, { user_id: 'string', bot_id: 'string', team_id: 'string', team: 'string', url: 'string', is_enterprise_install: 'boolean' });
  same([me.user_id, me.team_id], [home.botUser, home.id]);
  same(me.response_metadata.scopes.includes('chat:write'), true);
});
await check('an error is HTTP 200 and ok false', async () => {
  await refused(new WebClient('xoxb-wrong', options).auth.test(), 'invalid_auth');
  same((await requests('auth.test')).map((request) => request.status), [200, 200]);
});
await check('a missing scope names what is needed', async () => {
  const error = await refused(client.team.info(), 'missing_scope');
  holds(error.data, { needed: 'string', provided: 'string' });
});
await check('people: time zone, language, role, company', async () => {
  const { user } = await client.users.info({ user: max, include_locale: true });
  holds(user, { id: 'string', team_id: 'string', name: 'string', tz: 'string', tz_label: 'string', tz_offset: 'number', locale: 'string', is_admin: 'boolean', is_owner: 'boolean', is_restricted: 'boolean', is_bot: 'boolean', 'profile.real_name': 'string' });
  same((await client.users.info({ user: ana })).user.is_admin, true);
  same((await client.users.info({ user: gia })).user.is_ultra_restricted, true);
  same((await client.users.info({ user: sol })).user.is_stranger, true);
  await refused(client.users.info({ user: 'U0NOBODY' }), 'user_not_found');
});
await check('channels: kinds, sharing, members', async () => {
  const { channel } = await client.conversations.info({ channel: world.channels.partners });
  same([channel.is_ext_shared, channel.is_private, channel.is_member], [true, false, true]);
  await refused(client.conversations.info({ channel: world.channels.hidden }), 'channel_not_found');
  same((await client.conversations.members({ channel: room })).members.includes(home.botUser), true);
  const opened = await client.conversations.open({ users: max });
  same((await client.conversations.open({ users: max, return_im: true })).channel.user, max);
  same(opened.channel.id[0], 'D');
  await refused(client.conversations.open({ users: home.botUser }), 'cannot_dm_bot');
});
await check('too long a section is refused at its place', async () => {
  const error = await refused(
    client.chat.postMessage({ channel: room, text: 'x', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }] }), 'invalid_blocks');
  same(error.data.response_metadata.messages, ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]']);
});
await check('a message, its change, its link, its removal', async () => {
  const { ts } = await client.chat.postMessage({ channel: room, text: 'A', unfurl_links: false, unfurl_media: false, metadata: { event_type: 'answered', event_payload: { id: '7' } } });
  await client.chat.update({ channel: room, ts, text: 'B' });
  same((await client.chat.getPermalink({ channel: room, message_ts: ts })).permalink.includes(ts.replace('.', '')), true);
  const { messages } = await client.conversations.history({ channel: room, include_all_metadata: true });
  same([messages[0].text, messages[0].metadata.event_payload.id, typeof messages[0].edited.ts], ['B', '7', 'string']);
  same((await client.conversations.history({ channel: room })).messages[0].metadata, undefined);
  await client.chat.delete({ channel: room, ts });
  same((await client.conversations.history({ channel: room })).messages, []);
});
await check('history comes in pages', async () => {
  for (const text of ['1', '2', '3']) await client.chat.postMessage({ channel: max, text });
  const { channel } = (await client.conversations.open({ users: max }));
  const found = [];
  for await (const page of client.paginate('conversations.history', { channel: channel.id, limit: 2 })) found.push(...page.messages.map((message) => message.text));
  same(found, ['3', '2', '1']);
});
await check('a rate limit is waited out', async () => {
  let limited = 0;
  const patient = new WebClient(home.botToken, options);
  patient.on(WebClientEvent.RATE_LIMITED, () => { limited++; });
  for (let message = 0; message < 7; message++) await patient.chat.postMessage({ channel: general, text: `${message}` });
  same([limited > 0, (await seen(ana, general)).posts.length], [true, 7]);
});
await check('faults: 429, 503, a refusal, a cut connection', async () => {
  await fault('auth.test', 'tooMany', 1);
  await client.auth.test();
  await fault('auth.test', 'tooMany');
  await client.auth.test().then(() => { throw new Error('a 429 without Retry-After passed'); }, () => {});
  await fault('auth.test', 'status', 503);
  await client.auth.test();
  await fault('auth.test', 'refusal', 'internal_error');
  await refused(client.auth.test(), 'internal_error');
  await fault('auth.test', 'reset');
  await client.auth.test();
});
await check('a lost answer makes the client post twice', async () => {
  await fault('chat.postMessage', 'lost');
  await client.chat.postMessage({ channel: room, text: 'twice' });
  same((await seen(ana, room)).posts.filter((post) => post.text === 'twice').length, 2);
});
await check('a file is uploaded and shared', async () => {
  await client.filesUploadV2({ channel_id: room, filename: 'chart.png', file: Buffer.from('picture'), title: 'Chart', alt_text: 'a chart', initial_comment: 'see' });
  const { posts, files } = await seen(ana, room);
  const post = posts.find((it) => it.files);
  same([post.text, post.files[0].title, files[0].bytes, files[0].completed], ['see', 'Chart', 7, true]);
});
await check('a stream is written and closed', async () => {
  const { ts } = await act('say', { as: ana, text: 'a question', channel: room, wait: false });
  const stream = client.chatStream({ channel: room, thread_ts: ts, recipient_user_id: ana, recipient_team_id: home.id, buffer_size: 4 });
  await stream.append({ markdown_text: '**Answer** ' });
  await stream.append({ markdown_text: 'in parts' });
  await stream.stop({ blocks: [{ type: 'divider' }] });
  const streamed = await until(() => seen(ana, room), (now) => now.posts.some((post) => post.thread === ts && !post.streaming));
  same(streamed.posts.find((post) => post.thread === ts).text, '**Answer** in parts');
  await refused(client.chat.startStream({ channel: room, thread_ts: ts }), 'missing_recipient_user_id');
});
await check("the agent's surface", async () => {
  const { channel } = await client.conversations.open({ users: max });
  const { ts } = await client.chat.postMessage({ channel: channel.id, text: 'root' });
  await client.assistant.threads.setStatus({ channel_id: channel.id, thread_ts: ts, status: 'is thinking', loading_messages: ['a', 'b'] });
  await client.assistant.threads.setTitle({ channel_id: channel.id, thread_ts: ts, title: 'T' });
  await client.assistant.threads.setSuggestedPrompts({ channel_id: channel.id, thread_ts: ts, prompts: [{ title: 'A', message: 'a' }] });
  same((await seen(max, channel.id)).sessions[0].status, 'is thinking');
  await refused(client.assistant.threads.setSuggestedPrompts({ channel_id: channel.id, prompts: Array(5).fill({ title: 'A', message: 'a' }) }), 'too_many_prompts');
  await refused(client.apiCall('agents.sessions.setStatus', { channel_id: channel.id, thread_ts: ts, status: 'busy' }), 'invalid_status');
  await client.apiCall('agents.sessions.rename', { channel_id: channel.id, thread_ts: ts, title: 'Renamed' });
  same((await seen(max, channel.id)).sessions[0].title, 'Renamed');
});
await check('the app is removed by its client id and secret', async () => {
  await client.apps.uninstall({ client_id: world.clientId, client_secret: world.clientSecret });
  await refused(client.auth.test(), 'token_revoked');
});
process.exit(0);
