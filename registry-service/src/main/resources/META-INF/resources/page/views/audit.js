import { fileName, time, userLink, wholeKey } from '../cells.js';
import { h, typed } from '../dom.js';
import { Listing } from '../listing.js';
import { parts, t } from '../text.js';

const actions = {
  DISCONNECT_USER: 'disconnected {user}',
  DELETE_USER: 'deleted user {user}',
  DELETE_FILE: 'deleted a file of {user}',
  DROP_KEY: 'revoked a key of {user}',
  MAKE_CODE: 'made a claim code for {user}',
};
const modes = {
  OPEN: 'opened the registration',
  INVITED: 'let only those register who have a code',
  CLOSED: 'closed the registration',
};

function text(entry) {
  if (entry.action === 'SET_REGISTRATION') {
    return modes[entry.detail] ?? entry.action;
  }
  return entry.action === 'MAKE_CODE' && entry.user === '' ? 'made a registration code' : actions[entry.action] ?? `${entry.action} {user}`;
}

const change = entry => h('span', {}, parts(text(entry), { user: userLink(entry.user) }));

/** What was changed besides the user. */
function object(entry) {
  if (entry.action === 'DROP_KEY' && entry.detail) {
    return wholeKey(entry.detail);
  }
  return entry.path ? fileName(entry) : h('span', { class: 'none' }, '–');
}

/** The changes that administrators made, newest first. */
export function audit() {
  const listing = new Listing({
    caption: t('Changes by administrators'), key: entry => entry.id,
    columns: [
      { label: t('Time'), style: 'time', cell: entry => time(entry.time) },
      { label: t('Administrator'), cell: entry => typed(entry.who) },
      { label: t('Change'), style: 'main', cell: change },
      { label: t('Path or key'), style: 'wide path', cell: object },
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
