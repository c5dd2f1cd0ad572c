// @slack/bolt's HTTP receiver, unmodified: signatures, retries, commands and interactions over HTTP; its own installer.
import { createServer } from 'node:http';
import bolt from '@slack/bolt';
import { act, Box, check, command, control, holds, home, quiet, same, seen, world, wrapper } from './slack-checks.mjs';

const { App, HTTPReceiver } = bolt;
const { general } = world.channels;
const { max } = world.people;
const box = new Box();
let fails = false;

const receiver = new HTTPReceiver({ signingSecret: world.signingSecret, processBeforeResponse: true, logger: quiet });
const app = new App({ token: home.botToken, receiver, clientOptions: { slackApiUrl: world.apiUrl }, logger: quiet, processBeforeResponse: true });
const plain = (text) => ({ type: 'plain_text', text });
app.command('/policy', async (args) => { await args.ack({ text: 'on it' }); box.put('command', args); });
app.event('app_mention', async (args) => { box.put('mention', args); if (fails) throw new Error('on purpose'); });
app.action('go', async (args) => { await args.ack(); box.put('action', args); });
app.view('v', async (args) => { await args.ack(); box.put('view', args); });

let url;
await check('the receiver starts', async () => {
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${server.address().port}/slack/events`;
  await control('http', { events: url, commands: url, interactivity: url });
});
await check('the address is verified and its certificate checked', async () => {
  same(JSON.parse((await control('http', { verify: 'c-1' })).body).challenge, 'c-1');
  same((await control('http', { sslCheck: true })).status, 200);
});
await check('an event is signed, and complete', async () => {
  const delivery = await act('mention', { as: max, text: 'hello', channel: general });
  same([delivery.acknowledged, delivery.attempts[0].status], [true, 200]);
  const { body } = await box.take('mention');
  holds(body, wrapper);
});
await check('a retry says which one it is, and why', async () => {
  fails = true;
  const pending = act('mention', { as: max, text: 'again', channel: general });
  const first = await box.take('mention');
  fails = false;
  const second = await box.take('mention');
  same((await pending).attempts.map((attempt) => attempt.status), [500, 200]);
  same([first.context.retryNum, second.context.retryNum, second.context.retryReason], [undefined, 1, 'http_error']);
  same(second.body.event_id, first.body.event_id);
});
await check('a command is a form of text', async () => {
  const delivery = await act('command', { as: max, text: 'ask a + b & c', channel: general });
  same(delivery.reply.text, 'on it');
  const args = await box.take('command');
  holds(args.command, command);
  same([args.command.text, args.command.is_enterprise_install], ['ask a + b &amp; c', 'false']);
  await args.respond('done');
  same((await seen(max, general)).posts.at(-1).text, 'done');
});
await check('buttons and modals come as a payload field', async () => {
  const { ts } = await app.client.chat.postMessage({ channel: general, text: 'x', blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'go', text: plain('Go') }] }] });
  await act('press', { as: max, ts, action: 'go' });
  const { body, client } = await box.take('action');
  const { view } = await client.views.open({ trigger_id: body.trigger_id, view: { type: 'modal', callback_id: 'v', title: plain('T'), blocks: [] } });
  const submitted = await act('submit', { as: max, view: view.id });
  same([submitted.attempts[0].status, submitted.reply], [200, null]);
  await box.take('view');
});
await check('silence is a timeout, and a wish for no retry is respected', async () => {
  const heard = [];
  const server = createServer((request, response) => {
    heard.push(request.headers['x-slack-retry-num']);
    request.resume();
    response.writeHead(500, { 'x-slack-no-retry': '1' }).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const deaf = `http://127.0.0.1:${server.address().port}/`;
  await control('http', { events: deaf, commands: deaf, interactivity: deaf });
  const delivery = await act('mention', { as: max, text: 'enough', channel: general });
  same([delivery.acknowledged, delivery.attempts.length], [false, 1]);
  // A connection that is kept alive would take the next request too.
  server.close();
  server.closeAllConnections();
  const refusedConnection = await act('command', { as: max, text: 'x', channel: general });
  same([refusedConnection.told, refusedConnection.attempts[0].failure], ['operation_timeout', 'connection_failed']);
});
process.exit(0);
