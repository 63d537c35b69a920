import { ask } from '../api.js';
import { operationColumns, userColumns } from '../cells.js';
import { h } from '../dom.js';
import { age, count, duration, plural, rate, share } from '../format.js';
import { Listing } from '../listing.js';
import { Sparkline } from '../sparkline.js';
import { Table } from '../table.js';
import { t, word } from '../text.js';

const samples = 150;

// The last samples of requests per second, collected while the page is open, in every view.
const rates = [];

/** The overview: six figures, the connected users and the latest operations. */
export function overview({ live }) {
  const spark = new Sparkline();
  const figures = Object.fromEntries(
    ['users', 'connected', 'files', 'requests', 'refusals', 'latency'].map(name => [name, figure()]));
  const tile = (name, label, extra) =>
    h('div', { class: `tile ${name}`, id: `tile-${name}` }, h('dt', {}, label), h('dd', { class: 'value' }, figures[name].value),
      h('dd', { class: 'note' }, figures[name].note), extra && h('dd', { class: 'chart' }, extra));

  const failure = h('div', { class: 'notice error', role: 'alert', hidden: true });
  const process = h('p', { class: 'process', id: 'process' });
  const connected = new Listing({
    caption: t('Connected users'), columns: userColumns.slice(0, 4).toSpliced(1, 1), key: user => user.name, pageSize: 8, paged: false,
    source: () => ({ path: '/users', query: { connected: true } }),
    empty: () => t('No users are connected.'),
  });
  const latest = new Listing({
    caption: t('Latest operations'), columns: operationColumns, key: operation => operation.id, pageSize: 8, paged: false,
    source: () => ({ path: '/operations' }),
    empty: () => t('There were no operations yet.'),
  });
  const operations = new Table({
    caption: t('Requests by operation'),
    key: row => row.operation,
    columns: [
      { label: t('Operation'), style: 'main code', cell: row => row.operation },
      { label: t('Per second'), style: 'number', cell: row => rate(row.perSecond) },
      { label: t('Since start'), style: 'number', cell: row => count(row.total) },
      { label: t('Failed'), style: 'number', cell: row => h('span', { class: row.failed > 0 ? 'alarming' : 'none' }, count(row.failed)) },
    ],
  });

  function show(stats) {
    failure.hidden = true;
    figures.users.say(count(stats.users), t('registered'));
    figures.connected.say(count(stats.connected), stats.users > 0 ? t('{share} of the users', { share: share(stats.connected, stats.users) }) : t('none yet'));
    figures.files.say(count(stats.files), stats.users > 0 ? t('{count} per user', { count: rate(stats.files / stats.users) }) : t('none yet'));
    figures.requests.say(rate(stats.requests.perSecond), t('{count} since start', { count: count(stats.requests.total) }),
      stats.requests.failed > 0 && plural(stats.requests.failed, '{count} failed#one', '{count} failed#several'));
    figures.refusals.say(count(stats.refusals.total), refused(stats.refusals));
    figures.latency.say(stats.latency ? duration(stats.latency.p50Millis) : '–',
      stats.latency ? t('median · p99 {p99}', { p99: duration(stats.latency.p99Millis) }) : t('no recent requests'));
    spark.draw(rates);
    operations.show(stats.requests.operations);
    process.textContent = [t('Up {time}', { time: age(stats.uptimeSeconds) }),
      plural(stats.connections, '{count} connection', '{count} connections'),
      plural(stats.queuedWrites, '{count} write waiting', '{count} writes waiting'),
      plural(stats.listeners, '{count} listener', '{count} listeners')].join(' · ');
  }

  let total;
  const listeners = {
    stats: ({ detail: stats }) => {
      show(stats);
      if (stats.requests.total !== total) {
        total = stats.requests.total;
        latest.refreshSoon();
      }
    },
    presence: () => connected.refreshSoon(),
    content: () => connected.refreshSoon(),
    reload: () => {
      connected.refreshSoon();
      latest.refreshSoon();
    },
  };
  Object.entries(listeners).forEach(([name, listener]) => live.addEventListener(name, listener));

  ask('/stats').then(stats => {
    keepRate(stats);
    show(stats);
  }, problem => {
    failure.textContent = problem.message;
    failure.hidden = false;
  });
  connected.load();
  latest.load();

  return {
    title: t('Overview'),
    element: h('section', {},
      h('h1', { tabindex: -1, class: 'unseen' }, t('Overview')),
      failure,
      h('dl', { class: 'tiles' },
        tile('users', t('Users')), tile('connected', t('Connected#users')), tile('files', t('Files')),
        tile('requests', t('Requests per second'), spark.element), tile('refusals', t('Refusals')),
        tile('latency', t('Latency'))),
      process,
      h('div', { class: 'columns' },
        h('section', { class: 'panel' },
          h('div', { class: 'heading' }, h('h2', {}, t('Connected now')), h('a', { href: '#/users?connected=true' }, t('All connected users'))),
          connected.element),
        h('section', { class: 'panel' },
          h('div', { class: 'heading' }, h('h2', {}, t('Latest operations')), h('a', { href: '#/operations' }, t('Operation log'))),
          latest.element)),
      h('section', { class: 'panel' },
        h('div', { class: 'heading' }, h('h2', {}, t('Requests by operation'))), operations.element)),
    close: () => {
      Object.entries(listeners).forEach(([name, listener]) => live.removeEventListener(name, listener));
      connected.close();
      latest.close();
    },
  };
}

/** Stores a sample for the sparkline. */
export function keepRate(stats) {
  rates.push(stats.requests.perSecond);
  if (rates.length > samples) {
    rates.shift();
  }
}

function figure() {
  const value = h('span', {}, '–');
  const note = h('span', {});
  return {
    value,
    note,
    say(number, text, alarm) {
      value.textContent = number;
      note.replaceChildren(text, ...(alarm ? [' · ', h('span', { class: 'alarming' }, alarm)] : []));
    },
  };
}

const refused = refusals =>
  refusals.reasons.filter(reason => reason.total > 0).map(reason => `${word(reason.reason)} ${count(reason.total)}`).join(' · ')
    || t('none since start');
