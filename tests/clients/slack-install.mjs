// @slack/oauth by way of @slack/bolt, unmodified: the install path, the consent page, the code, the stored installation.
import bolt from '@slack/bolt';
import { check, holds, home, quiet, requests, same, world } from './slack-checks.mjs';

const { App, HTTPReceiver } = bolt;
const installations = new Map();
const receiver = new HTTPReceiver({
  signingSecret: world.signingSecret, clientId: world.clientId, clientSecret: world.clientSecret, stateSecret: 'a secret', logger: quiet,
  scopes: ['chat:write', 'commands', 'im:write'],
  installationStore: {
    storeInstallation: async (installation) => { installations.set(installation.team.id, installation); },
    fetchInstallation: async ({ teamId }) => installations.get(teamId),
  },
  redirectUri: 'http://127.0.0.1:1/slack/oauth_redirect',
  installerOptions: { authorizationUrl: world.authorizeUrl, clientOptions: { slackApiUrl: world.apiUrl }, redirectUriPath: '/slack/oauth_redirect', directInstall: true },
});
new App({ receiver, clientOptions: { slackApiUrl: world.apiUrl }, logger: quiet });
let base;
let callback;
let cookie;

await check('the install path leads to the consent page', async () => {
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${server.address().port}`;
  const path = await fetch(`${base}/slack/install`, { redirect: 'manual' });
  cookie = path.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const consent = await fetch(path.headers.get('location'), { redirect: 'manual' });
  same([path.status, consent.status], [302, 302]);
  callback = new URL(consent.headers.get('location'));
  same([callback.searchParams.has('code'), callback.searchParams.has('state')], [true, true]);
});
await check('the code becomes an installation', async () => {
  const done = await fetch(`${base}${callback.pathname}${callback.search}`, { headers: { cookie } });
  same(done.status, 200);
  const installation = installations.get(home.id);
  holds(installation, { 'team.id': 'string', 'team.name': 'string', 'bot.token': 'string', 'bot.userId': 'string', 'bot.id': 'string', 'bot.scopes': 'array', 'user.id': 'string', appId: 'string', tokenType: 'string', isEnterpriseInstall: 'boolean' });
});
await check('a code serves once', async () => {
  const again = await fetch(`${base}${callback.pathname}${callback.search}`, { headers: { cookie } });
  same(again.status, 500);
  same((await requests('oauth.v2.access')).map((request) => request.answer.ok), [true, false]);
});
process.exit(0);
