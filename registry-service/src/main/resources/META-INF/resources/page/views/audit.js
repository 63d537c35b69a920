import { fileName, time, userLink } from '../cells.js';
import { h, typed } from '../dom.js';
import { Listing } from '../listing.js';
import { parts, t } from '../text.js';

const actions = {
  DISCONNECT_USER: 'disconnected {user}',
  DELETE_USER: 'deleted user {user}',
  DELETE_FILE: 'deleted a file of {user}',
};

const change = entry =>
  h('span', {}, parts(actions[entry.action] ?? `${entry.action} {user}`, { user: userLink(entry.user) }));

/** The changes that administrators made, newest first. */
export function audit() {
  const listing = new Listing({
    caption: t('Changes by administrators'), key: entry => entry.id,
    columns: [
      { label: t('Time'), style: 'time', cell: entry => time(entry.time) },
      { label: t('Administrator'), cell: entry => typed(entry.who) },
      { label: t('Change'), style: 'main', cell: change },
      { label: t('Path'), style: 'wide path', cell: entry => (entry.path ? fileName(entry) : h('span', { class: 'none' }, '–')) },
      { label: t('Address'), cell: entry => h('span', { class: 'code address' }, entry.address) },
    ],
    source: () => ({ path: '/audit' }),
    empty: () => t('No administrator has made a change yet.'),
  });
  listing.load();
  return {
    title: t('Changes'),
    element: h('section', {}, h('h1', { tabindex: -1 }, t('Changes by administrators')), h('div', { class: 'panel' }, listing.element)),
    close: () => listing.close(),
  };
}
