import { ask } from '../api.js';
import { operationColumns, userColumns } from '../cells.js';
import { h } from '../dom.js';
import { age, count, duration, plural, rate } from '../format.js';
import { Listing } from '../listing.js';
import { Sparkline } from '../sparkline.js';
import { Table } from '../table.js';

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
    caption: 'Connected users', columns: userColumns.slice(0, 4).toSpliced(1, 1), key: user => user.name, pageSize: 8, paged: false,
    source: () => ({ path: '/users', query: { connected: true } }),
    empty: () => 'No users are connected.',
  });
  const latest = new Listing({
    caption: 'Latest operations', columns: operationColumns, key: operation => operation.id, pageSize: 8, paged: false,
    source: () => ({ path: '/operations' }),
    empty: () => 'There were no operations yet.',
  });
  const operations = new Table({
    caption: 'Requests by operation',
    key: row => row.operation,
    columns: [
      { label: 'Operation', style: 'main code', cell: row => row.operation },
      { label: 'Per second', style: 'number', cell: row => rate(row.perSecond) },
      { label: 'Since start', style: 'number', cell: row => count(row.total) },
      { label: 'Failed', style: 'number', cell: row => h('span', { class: row.failed > 0 ? 'alarming' : 'none' }, count(row.failed)) },
    ],
  });

  function show(stats) {
    failure.hidden = true;
    figures.users.say(count(stats.users), 'registered');
    figures.connected.say(count(stats.connected), stats.users > 0 ? `${share(stats)} of the users` : 'none yet');
    figures.files.say(count(stats.files), stats.users > 0 ? `${rate(stats.files / stats.users)} per user` : 'none yet');
    figures.requests.say(rate(stats.requests.perSecond), `${count(stats.requests.total)} since start`,
      stats.requests.failed > 0 && `${count(stats.requests.failed)} failed`);
    figures.refusals.say(count(stats.refusals.total), refused(stats.refusals));
    figures.latency.say(stats.latency ? duration(stats.latency.p50Millis) : '–',
      stats.latency ? `median · p99 ${duration(stats.latency.p99Millis)}` : 'no recent requests');
    spark.draw(rates);
    operations.show(stats.requests.operations);
    process.textContent = [`Up ${age(stats.uptimeSeconds)}`, plural(stats.connections, 'connection', 'connections'),
      `${plural(stats.queuedWrites, 'write', 'writes')} waiting`,
      plural(stats.listeners, 'listener', 'listeners')].join(' · ');
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
    title: 'Overview',
    element: h('section', {},
      h('h1', { tabindex: -1, class: 'unseen' }, 'Overview'),
      failure,
      h('dl', { class: 'tiles' },
        tile('users', 'Users'), tile('connected', 'Connected'), tile('files', 'Files'),
        tile('requests', 'Requests per second', spark.element), tile('refusals', 'Refusals'), tile('latency', 'Latency')),
      process,
      h('div', { class: 'columns' },
        h('section', { class: 'panel' },
          h('div', { class: 'heading' }, h('h2', {}, 'Connected now'), h('a', { href: '#/users?connected=true' }, 'All connected users')),
          connected.element),
        h('section', { class: 'panel' },
          h('div', { class: 'heading' }, h('h2', {}, 'Latest operations'), h('a', { href: '#/operations' }, 'Operation log')),
          latest.element)),
      h('section', { class: 'panel' },
        h('div', { class: 'heading' }, h('h2', {}, 'Requests by operation')), operations.element)),
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

const share = stats => `${rate((100 * stats.connected) / stats.users)} %`;

const refused = refusals =>
  refusals.reasons.filter(reason => reason.total > 0).map(reason => `${reason.reason} ${count(reason.total)}`).join(' · ')
    || 'none since start';
