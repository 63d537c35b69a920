import { ask, segment } from '../api.js';
import {
  descriptionColumn, endpoint, operationColumns, pathColumn, presence, publishedColumn, sizeColumn, time,
} from '../cells.js';
import { deleteUser, disconnect } from '../changes.js';
import { atMostEvery, h, typed } from '../dom.js';
import { files } from '../format.js';
import { Listing } from '../listing.js';
import { t } from '../text.js';
import { deleteColumn } from './files.js';
import { keySection } from './keys.js';

/** One user: address, published files and latest operations. */
export function user({ me, name, live }) {
  const facts = h('dl', { class: 'facts', 'aria-busy': 'true' });
  const actions = h('div', { class: 'actions' });
  const failure = h('div', { class: 'notice error', role: 'alert', hidden: true });
  const published = new Listing({
    caption: t('Published files'),
    columns: [pathColumn, descriptionColumn, sizeColumn, publishedColumn, ...(me.isAdmin ? [deleteColumn(reload)] : [])],
    key: file => file.path,
    source: () => ({ path: `/users/${segment(name)}/files` }),
    empty: () => t('This user publishes no files.'),
  });
  const operations = new Listing({
    caption: t('Latest operations of this user'), columns: operationColumns.toSpliced(1, 1), key: operation => operation.id,
    pageSize: 10, paged: false,
    source: () => ({ path: '/operations', query: { user: name } }),
    empty: () => t('The log has no operations of this user.'),
  });
  const keys = keySection({ me, name, changed: reload });
  const lists = h('div', {},
    h('section', { class: 'panel' }, h('div', { class: 'heading' }, h('h2', {}, t('Published files'))), published.element),
    keys.element,
    h('section', { class: 'panel' },
      h('div', { class: 'heading' }, h('h2', {}, t('Latest operations')),
        h('a', { href: `#/operations?${new URLSearchParams({ user: name })}` }, t('All operations of this user'))),
      operations.element));

  async function showFacts() {
    try {
      show(await ask(`/users/${segment(name)}`));
    } catch (problem) {
      missing(problem);
    }
  }

  function show(found) {
    failure.hidden = true;
    lists.hidden = false;
    facts.removeAttribute('aria-busy');
    facts.replaceChildren(
      fact(t('Presence'), presence(found.connected)),
      fact(t('Address'), endpoint(found)),
      ...(found.connected ? [fact(t('Connected since'), time(found.connectedAt))] : []),
      fact(t('Files'), files(found)),
      fact(t('Registered'), time(found.registeredAt)));
    keys.show(found);
    if (me.isAdmin) {
      const focused = [...actions.children].indexOf(document.activeElement);
      actions.replaceChildren(
        h('button', { type: 'button', disabled: !found.connected, onclick: async () => (await disconnect(found)) && reload() },
          t('Disconnect…')),
        h('button', { type: 'button', class: 'danger-text', onclick: async () => (await deleteUser(found)) && leave() },
          t('Delete user…')));
      actions.children[focused]?.focus();
    }
  }

  function missing(problem) {
    const gone = problem.status === 404;
    facts.removeAttribute('aria-busy');
    failure.replaceChildren(gone ? t('There is no user with this name.') : problem.message, ' ',
      gone ? h('a', { href: `#/search?${new URLSearchParams({ q: name.slice(0, 255) })}` }, t('Search for this name'))
        : h('button', { type: 'button', onclick: reload }, t('Try again')));
    failure.hidden = false;
    facts.replaceChildren();
    actions.replaceChildren();
    lists.hidden = gone;
  }

  function reload() {
    showFacts();
    published.load();
    operations.load();
  }

  function leave() {
    location.hash = '#/users';
  }

  const factsSoon = atMostEvery(1000, showFacts);
  const concerned = ({ detail }) => detail === undefined || detail === null || detail.more || detail.users.includes(name);
  const listeners = {
    presence: event => concerned(event) && [factsSoon, operations.refreshSoon].forEach(soon => soon()),
    content: event => concerned(event) && [factsSoon, published.refreshSoon, operations.refreshSoon].forEach(soon => soon()),
    reload,
  };
  Object.entries(listeners).forEach(([event, listener]) => live.addEventListener(event, listener));
  reload();

  return {
    title: name,
    element: h('section', {},
      h('p', { class: 'trail' }, h('a', { href: '#/users' }, t('Users'))),
      h('div', { class: 'heading' }, h('h1', { tabindex: -1 }, typed(name)), actions),
      failure, facts, lists),
    close: () => {
      Object.entries(listeners).forEach(([event, listener]) => live.removeEventListener(event, listener));
      factsSoon.cancel();
      published.close();
      keys.close();
      operations.close();
    },
  };
}

const fact = (label, value) => h('div', {}, h('dt', {}, label), h('dd', {}, value));
