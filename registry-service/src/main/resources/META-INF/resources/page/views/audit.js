import { time, userLink } from '../cells.js';
import { h, pathOf, typed } from '../dom.js';
import { Listing } from '../listing.js';

const actions = { DISCONNECT_USER: 'disconnected', DELETE_USER: 'deleted user', DELETE_FILE: 'deleted a file of' };

/** The changes that administrators made, newest first. */
export function audit() {
  const listing = new Listing({
    caption: 'Changes by administrators', key: entry => entry.id,
    columns: [
      { label: 'Time', style: 'time', cell: entry => time(entry.time) },
      { label: 'Administrator', cell: entry => typed(entry.who) },
      { label: 'Change', style: 'main', cell: entry => h('span', {}, `${actions[entry.action] ?? entry.action} `, userLink(entry.user)) },
      { label: 'Path', style: 'wide path', cell: entry => (entry.path ? pathOf(entry.path) : h('span', { class: 'none' }, '–')) },
      { label: 'Address', cell: entry => h('span', { class: 'code address' }, entry.address) },
    ],
    source: () => ({ path: '/audit' }),
    empty: () => 'No administrator has made a change yet.',
  });
  listing.load();
  return {
    title: 'Changes',
    element: h('section', {}, h('h1', { tabindex: -1 }, 'Changes by administrators'), h('div', { class: 'panel' }, listing.element)),
    close: () => listing.close(),
  };
}
