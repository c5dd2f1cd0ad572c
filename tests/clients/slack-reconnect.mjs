// @slack/socket-mode, unmodified: redelivery, refresh, cut sockets, silence, several connections.
import { SocketModeClient } from '@slack/socket-mode';
import { act, Box, check, control, holds, quiet, same, until, world, wrapper } from './slack-checks.mjs';

const { general } = world.channels;
const options = { appToken: world.appToken, clientOptions: { slackApiUrl: world.apiUrl }, clientPingTimeout: 1500, logger: quiet };
const box = new Box();
let acknowledges = true;

async function started() {
  const client = new SocketModeClient(options);
  client.on('app_mention', async (args) => { if (acknowledges) await args.ack(); box.put('mention', args); });
  client.on('slack_event', async ({ ack, type }) => { if (acknowledges && type !== 'events_api') await ack(); });
  client.on('message', async ({ ack }) => { if (acknowledges) await ack(); });
  await client.start();
  return client;
}

let client;
await check('a socket is opened', async () => { client = await started(); });
await check('an event not acknowledged comes again with the same id', async () => {
  acknowledges = false;
  await act('mention', { text: 'hello', channel: general, wait: false });
  const first = await box.take('mention');
  acknowledges = true;
  const again = await box.take('mention');
  holds(first.body, wrapper);
  same([first.retry_num, again.retry_num, again.retry_reason], [0, 1, 'timeout']);
  same(again.body.event_id, first.body.event_id);
});
await check('a repeated event keeps its id', async () => {
  const { eventId } = await act('mention', { text: 'twice', channel: general });
  await box.take('mention');
  await act('repeat', { event: eventId });
  const again = await box.take('mention');
  same([again.body.event_id, again.retry_num], [eventId, 1]);
});

const answers = async () => {
  const delivery = await act('mention', { text: 'still there?', channel: general });
  same(delivery.acknowledged, true, 'acknowledged');
  await box.take('mention');
};
const reconnected = async (opened) => until(() => control('world'), (now) => now.opened > opened && now.connections === 1);

await check('a refresh is followed by a new socket with a new ticket', async () => {
  const { opened } = await control('world');
  await control('socket', { do: 'announce', reason: 'refresh_requested' });
  await reconnected(opened);
  await answers();
});
await check('a cut socket is followed by a new one', async () => {
  const { opened } = await control('world');
  await control('socket', { do: 'drop' });
  await reconnected(opened);
  await answers();
});
await check('a server that closes is followed by a new socket', async () => {
  const { opened } = await control('world');
  await control('socket', { do: 'close' });
  await reconnected(opened);
  await answers();
});
await check('a server that answers no ping is taken for dead', async () => {
  const { opened } = await control('world');
  await control('socket', { do: 'withholdPongs' });
  await until(() => control('world'), (now) => now.opened > opened);
  await control('socket', { do: 'withholdPongs', on: false });
  await until(() => control('world'), (now) => now.connections === 1);
  await answers();
});
await check('each payload goes to one of several sockets', async () => {
  const second = await started();
  const via = new Set();
  while (via.size < 2) {
    via.add((await act('mention', { text: 'to whom?', channel: general })).attempts[0].via);
    await box.take('mention');
  }
  await second.disconnect();
});
process.on('uncaughtException', () => {}); // the client throws on the notice that follows, as is documented of it
process.on('unhandledRejection', () => {});
await check('a notice without an event does not break the fake', async () => {
  const delivery = await act('rateLimited', { wait: false });
  holds(delivery.payload, { type: 'string', team_id: 'string', minute_rate_limited: 'number', api_app_id: 'string' });
});
await check('the client goes', async () => {
  await client.disconnect();
  await until(() => control('world'), (now) => now.connections === 0);
});
process.exit(0);
