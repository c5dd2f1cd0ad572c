// discord.js, unmodified, from log in to log out: commands, every kind of interaction and message, limits, faults and resumes.
import {
  ActionRowBuilder, ButtonBuilder, ButtonStyle, ChannelType, Client, EmbedBuilder, Events, GatewayIntentBits, LabelBuilder,
  MessageFlags, ModalBuilder, Partials, StringSelectMenuBuilder, TextInputBuilder, TextInputStyle,
} from 'discord.js';
import { attempt, check, complete, finish, patience, policyCommand, section, tell, until, within } from './discord-common.mjs';

const about = await tell('about');
await tell('session-starts', { ignore_concurrency: true });

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  partials: [Partials.Channel, Partials.Message],
  rest: { api: about.api },
  waitGuildTimeout: 3000,
});
client.on('error', (e) => check('no client error', false, e.stack));

const once = (event, see = () => true) => new Promise((resolve) => {
  const listen = (...args) => { if (see(...args)) { client.off(event, listen); resolve(args[0]); } };
  client.on(event, listen);
});
const interaction = async (act, answer) => {
  const arrived = once(Events.InteractionCreate);
  const started = await act();
  const received = await within(arrived, 'INTERACTION_CREATE');
  await answer(received);
  return complete(started);
};
const run = (subcommand, options = {}, more = {}) => tell('run', { command: 'policy', subcommand, options, ...more });
const ask = () => run('ask', { question: 'How many encounters?' });

// Log in.
await attempt('logs in and becomes ready', async () => {
  const ready = once(Events.ClientReady);
  await within(client.login(about.token), 'the log-in');
  await within(ready, 'clientReady');
});
await attempt('READY names the bot and the application', () => client.user.id === about.bot && client.application.id === about.application);
await attempt('each dispatch has the next sequence number', async () => {
  const dispatched = async () => (await tell('frames')).filter((f) => !f.from_client && f.op === 0 && f.connection === 1).map((f) => f.s);
  // That a second one comes is the next check's.
  await until(async () => (await dispatched()).length > 1, 'a second dispatch', patience / 2).catch(() => {});
  const numbers = await dispatched();
  return numbers.every((number, i) => number === i + 1) || numbers.join(' ');
});
await attempt('the guild came with its channels', async () => {
  await until(() => client.guilds.cache.get(about.guild)?.available, 'the guild');
  return client.channels.cache.get(about.general)?.type === ChannelType.GuildText && client.channels.cache.get(about.forum)?.type === ChannelType.GuildForum;
});
await attempt('the guild holds roles, the bot as a member, and its permissions', () => {
  const guild = client.guilds.cache.get(about.guild);
  return guild.members.me?.id === about.bot && guild.roles.cache.size === 2 && guild.members.me.permissions.has('SendMessages');
});
await attempt('IDENTIFY went to the gateway path with its query', async () => {
  const [first] = await tell('connections');
  return first.path === '/gateway' && first.query.includes('v=10') && first.query.includes('encoding=json');
});

// Commands.
await attempt('registers global commands', async () => {
  const set = await client.application.commands.set(policyCommand);
  return set.size === 2 && set.every((command) => command.id && command.version);
});
await attempt('registers and removes a guild command', async () => {
  const guild = client.guilds.cache.get(about.guild);
  const made = await guild.commands.create({ name: 'only-here', description: 'x' });
  const edited = await guild.commands.edit(made, { description: 'y' });
  await guild.commands.delete(made);
  return made.guildId === about.guild && edited.description === 'y' && (await guild.commands.fetch()).size === 0;
});
await attempt('a command with a bad name is refused with 50035 under its path', async () => {
  const refusal = await client.rest.put(`/applications/${about.application}/commands`, { body: [{ name: 'Policy', description: 'x' }] }).catch((e) => e);
  return refusal.code === 50035 && Boolean(refusal.rawError.errors['0'].name._errors.length);
});

// Answers to a command.
if (section('answers')) {
  await attempt('a reply at once', async () => {
    const seen = await interaction(ask, async (i) => {
      if (!i.isChatInputCommand() || i.options.getSubcommand() !== 'ask' || i.options.getString('question') !== 'How many encounters?') throw new Error('not the command');
      if (i.locale !== 'en-US' || !i.member || !i.memberPermissions.has('SendMessages') || !i.appPermissions.has('EmbedLinks')) throw new Error('incomplete');
      await i.reply({ content: 'Answer', embeds: [new EmbedBuilder().setTitle('Title').addFields({ name: 'n', value: 'v' })], allowedMentions: { parse: [] } });
    });
    return seen.answered_with === 4 && seen.original.content === 'Answer' && seen.original.embeds[0].title === 'Title';
  });
  await attempt('a private reply with its response', async () => {
    let response;
    const seen = await interaction(ask, async (i) => { response = await i.reply({ content: 'Private', flags: MessageFlags.Ephemeral, withResponse: true }); });
    return response.resource?.message?.content === 'Private' && response.interaction.responseMessageEphemeral === true && (seen.original.flags & 64) === 64;
  });
  await attempt('deferred, edited, followed up with a file, deleted', async () => {
    let followUp;
    const seen = await interaction(ask, async (i) => {
      await i.deferReply({ flags: MessageFlags.Ephemeral });
      await i.editReply({ content: 'Finished' });
      followUp = await i.followUp({ content: 'More', files: [{ attachment: Buffer.from('a,b\n1,2\n'), name: 'table.csv', description: 'The table' }] });
      await i.fetchReply();
      await i.deleteReply();
    });
    return seen.answered_with === 5 && (seen.original.flags & 64) === 64 && seen.follow_ups[0].attachments[0].filename === 'table.csv'
      && followUp.attachments.first().description === 'The table';
  });
  await attempt('answering twice is refused with 40060', async () => {
    let refusal;
    await interaction(ask, async (i) => {
      await i.reply({ content: 'one' });
      i.replied = false;
      refusal = await i.reply({ content: 'two' }).catch((e) => e);
    });
    return refusal?.code === 40060;
  });
  await attempt('an answer after three seconds is refused with 10062', async () => {
    const arrived = once(Events.InteractionCreate);
    await ask();
    const late = await within(arrived, 'INTERACTION_CREATE');
    await new Promise((next) => setTimeout(next, 3200));
    const refusal = await late.reply({ content: 'late' }).catch((e) => e);
    return refusal.code === 10062;
  });
  await attempt('autocomplete', async () => {
    const arrived = once(Events.InteractionCreate);
    const started = await tell('type', { command: 'policy', subcommand: 'ask', options: { question: 'x', topic: 'asy' } });
    const i = await within(arrived, 'the autocomplete');
    const focused = i.options.getFocused(true);
    await i.respond([{ name: 'Asylum', value: 'asylum' }]);
    const seen = await complete(started);
    return i.isAutocomplete() && focused.name === 'topic' && focused.value === 'asy' && seen.choices[0].value === 'asylum';
  });
}

// Components and modals.
if (section('components')) {
  const buttons = new ActionRowBuilder().addComponents(
    new ButtonBuilder().setCustomId('more').setLabel('More').setStyle(ButtonStyle.Primary),
    new ButtonBuilder().setCustomId('follow-up').setLabel('Ask a follow-up').setStyle(ButtonStyle.Secondary));
  const menu = new ActionRowBuilder().addComponents(
    new StringSelectMenuBuilder().setCustomId('reason').setPlaceholder('Why?').addOptions({ label: 'Wrong', value: 'wrong' }, { label: 'Old', value: 'old' }));
  let shown;
  await attempt('a reply with buttons and a menu', async () => {
    shown = (await interaction(ask, (i) => i.reply({ content: 'Choose', components: [buttons, menu] }))).original;
    return shown.components.length === 2;
  });
  await attempt('a button updates its message', async () => {
    const seen = await interaction(() => tell('press', { message: shown.id, custom_id: 'more' }), async (i) => {
      if (!i.isButton() || i.customId !== 'more' || i.message.id !== shown.id) throw new Error('not the button');
      await i.update({ content: 'Chosen' });
    });
    return seen.answered_with === 7 && seen.original.id === shown.id && seen.original.content === 'Chosen';
  });
  await attempt('a button defers its update and then edits', async () => {
    const seen = await interaction(() => tell('press', { message: shown.id, custom_id: 'more' }), async (i) => {
      await i.deferUpdate();
      await i.editReply({ content: 'Later' });
    });
    return seen.answered_with === 6 && seen.original.content === 'Later';
  });
  await attempt('a menu is answered by a private reply', async () => {
    const seen = await interaction(() => tell('choose', { message: shown.id, custom_id: 'reason', values: ['old'] }), async (i) => {
      if (!i.isStringSelectMenu() || i.values[0] !== 'old') throw new Error('not the choice');
      await i.reply({ content: 'Thanks', flags: MessageFlags.Ephemeral });
    });
    return seen.original.content === 'Thanks' && seen.original.id !== shown.id;
  });
  for (const [name, modal] of [
    ['with labels', new ModalBuilder().setCustomId('ask-more').setTitle('Follow-up').addLabelComponents(
      new LabelBuilder().setLabel('Question').setTextInputComponent(new TextInputBuilder().setCustomId('question').setStyle(TextInputStyle.Paragraph)))],
    ['in rows', new ModalBuilder().setCustomId('ask-more').setTitle('Follow-up').addComponents(
      new ActionRowBuilder().addComponents(new TextInputBuilder().setCustomId('question').setLabel('Question').setStyle(TextInputStyle.Short)))],
  ]) {
    await attempt(`a modal ${name} opens and is submitted`, async () => {
      const opened = await interaction(() => tell('press', { message: shown.id, custom_id: 'follow-up' }), (i) => i.showModal(modal));
      const seen = await interaction(() => tell('submit', { interaction: opened.id, options: { question: 'And in 2023?' } }), async (i) => {
        if (!i.isModalSubmit() || i.fields.getTextInputValue('question') !== 'And in 2023?' || !i.isFromMessage()) throw new Error('not the modal');
        await i.reply({ content: 'Read' });
      });
      return opened.answered_with === 9 && seen.original.content === 'Read';
    });
  }
  await attempt('a command from a message\'s menu', async () => {
    const claim = await tell('say', { text: 'Encounters tripled.' });
    const seen = await interaction(() => tell('run-on', { message: claim.id, command: 'Check this claim' }), async (i) => {
      if (!i.isMessageContextMenuCommand() || i.targetMessage.content !== 'Encounters tripled.') throw new Error('not the message');
      await i.reply({ content: 'Checked' });
    });
    return seen.original.content === 'Checked';
  });
  await attempt('a command in a direct message', async () => {
    const seen = await interaction(() => run('help', {}, { channel: 'dm' }), async (i) => {
      if (i.inGuild() || i.user.id !== about.alice) throw new Error('not direct');
      await i.reply({ content: 'Help' });
    });
    return seen.original.content === 'Help';
  });
}

// Messages.
if (section('messages')) {
  const message = (see) => once(Events.MessageCreate, (m) => m.author.id !== about.bot && see(m));
  await attempt('a mention arrives with its content and is answered as a reply', async () => {
    const arrived = message((m) => m.mentions.has(about.bot));
    await tell('say', { text: '@bot how many?' });
    const m = await within(arrived, 'the mention');
    const reply = await m.reply({ content: 'Many', allowedMentions: { parse: [] } });
    return m.content.includes('how many?') && m.member?.user.id === about.alice && reply.reference.messageId === m.id;
  });
  await attempt('a thread on the message, by its id', async () => {
    const arrived = message((m) => m.mentions.has(about.bot));
    await tell('say', { text: '@bot in a thread' });
    const m = await within(arrived, 'the mention');
    const thread = await m.startThread({ name: 'Answer' });
    await thread.send('Here');
    const again = await m.startThread({ name: 'Again' }).catch((e) => e);
    return thread.id === m.id && thread.isThread() && (again.code === 160004 || again.code === 'MessageExistingThread');
  });
  await attempt('a message that does not concern the bot comes without content', async () => {
    const arrived = message((m) => m.guildId === about.guild);
    await tell('say', { text: 'lunch?' });
    return (await within(arrived, 'the message')).content === '';
  });
  await attempt('a reply to the bot comes with content', async () => {
    const sent = await client.channels.cache.get(about.general).send({ content: 'A statement' });
    const arrived = message((m) => m.reference?.messageId === sent.id);
    await tell('say', { text: 'and then?', reply_to: sent.id });
    return (await within(arrived, 'the reply')).content === 'and then?';
  });
  await attempt('a direct message arrives in a channel that was never seen, and is answered', async () => {
    const arrived = message((m) => !m.guildId);
    await tell('say', { channel: 'dm', user: 'bob', text: 'hello bot' });
    const m = await within(arrived, 'the direct message');
    await m.channel.sendTyping();
    const answer = await m.channel.send('hello bob');
    return m.content === 'hello bot' && answer.channelId === m.channelId;
  });
  await attempt('opens a direct message by itself', async () => (await client.users.send(about.alice, 'your digest')).content === 'your digest');
  await attempt('edits, reacts to and deletes its own message', async () => {
    const sent = await client.channels.cache.get(about.general).send('draft');
    const edited = await sent.edit('final');
    await sent.react('👍');
    const fetched = await sent.fetch(true);
    const reacted = fetched.reactions.cache.get('👍')?.count === 1;
    await sent.delete();
    return edited.content === 'final' && edited.editedAt !== null && reacted;
  });
}

// Limits and faults. The client looks at headers alone.
if (section('limits')) {
  const create = 'POST /channels/{channel_id}/messages';
  const general = client.channels.cache.get(about.general);
  const sends = async (text) => { const start = Date.now(); await general.send(text); return Date.now() - start; };
  const tries = async (text) => (await tell('requests', { route: create })).filter((r) => r.json?.content === text);
  for (const kind of ['UserLimit', 'GlobalLimit', 'SharedLimit']) {
    await attempt(`waits out a 429 (${kind}) and sends again`, async () => {
      await tell('fault', { route: create, kind, ms: 1500 });
      const took = await sends(kind);
      const made = await tries(kind);
      return took >= 1400 && made.length === 2 && made[0].status === 429;
    });
  }
  await attempt('sends again after a 502', async () => {
    await tell('fault', { route: create, kind: 'ServerError' });
    await general.send('after 502');
    return (await tries('after 502')).length === 2;
  });
  await attempt('a bucket of five holds the sixth back', async () => {
    await Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => general.send(`burst ${n}`)));
    return true;
  });
  await attempt('50001 without VIEW_CHANNEL, 50013 without SEND_MESSAGES', async () => {
    await tell('deny', { permissions: String(1 << 10) });
    const blind = await general.send('x').catch((e) => e);
    await tell('deny', { permissions: String(1 << 11) });
    const mute = await general.send('x').catch((e) => e);
    await tell('restore');
    return blind.code === 50001 && mute.code === 50013;
  });
}

// The socket.
if (section('socket')) {
  const resumed = async (act) => {
    const before = (await tell('connections')).length;
    const back = once(Events.ShardResume);
    await act();
    await within(back, 'shardResume', 30000);
    return (await tell('connections')).slice(before);
  };
  await attempt('resumes on the resume path after a drop, and gets what it missed, once', async () => {
    const missed = [];
    const listen = (m) => missed.push(m.content);
    client.on(Events.MessageCreate, listen);
    const sockets = await resumed(async () => {
      await tell('drop');
      await tell('say', { text: '@bot while you were away' });
    });
    await until(() => missed.length > 0, 'the missed message');
    client.off(Events.MessageCreate, listen);
    return missed.length === 1 && missed[0].includes('while you were away') && sockets.at(-1).path === '/gateway-resume' && sockets.at(-1).query.includes('v=10');
  });
  await attempt('op 7: closes with 4200 and resumes', async () => {
    const last = (await tell('connections')).at(-1).number;
    await resumed(() => tell('reconnect'));
    return (await tell('connections')).find((c) => c.number === last).client_code === 4200;
  });
  await attempt('op 9 true: resumes', async () => { await resumed(() => tell('invalidate', { resumable: true })); });
  await attempt('op 1 is answered with a heartbeat at once', async () => {
    const beats = async () => (await tell('frames')).filter((f) => f.from_client && f.op === 1).length;
    const before = await beats();
    await tell('heartbeat');
    await until(async () => (await beats()) > before, 'a heartbeat');
  });
  await attempt('op 9 false: identifies anew on the gateway path', async () => {
    const before = (await tell('connections')).length;
    const ready = once(Events.ShardReady);
    await tell('invalidate', { resumable: false });
    await within(ready, 'shardReady', 30000);
    return (await tell('connections'))[before].path === '/gateway';
  });
}

if (section('numbers')) {
  await attempt('sequence numbers rise by one over all connections', async () => {
    const sent = (await tell('frames')).filter((f) => !f.from_client && f.op === 0);
    const rising = [...new Set(sent.map((f) => f.connection))].map((number) => sent.filter((f) => f.connection === number)).every((frames) => frames.every((f, i) => i === 0 || f.s === frames[i - 1].s + 1));
    return sent.length > 1 && sent[0].s === 1 && rising;
  });
}

await attempt('logs out with 1000', async () => {
  await client.destroy();
  await until(async () => (await tell('connections')).at(-1).closed, 'the end of the socket');
  return (await tell('connections')).at(-1).client_code === 1000;
});
finish();
