import { time, userLink } from '../cells.js';
import { h, typed } from '../dom.js';
import { Listing } from '../listing.js';

const actions = { DISCONNECT_USER: 'disconnected', DELETE_USER: 'deleted the user', DELETE_FILE: 'deleted a file of' };

/** What administrators changed, newest first. */
export function audit() {
  const listing = new Listing({
    caption: 'Changes by administrators', key: entry => entry.id,
    columns: [
      { label: 'Time', style: 'time', cell: entry => time(entry.time) },
      { label: 'Who', cell: entry => typed(entry.who) },
      { label: 'Did what', style: 'main', cell: entry => h('span', {}, `${actions[entry.action] ?? entry.action} `, userLink(entry.user)) },
      { label: 'Path', style: 'wide', cell: entry => (entry.path ? typed(entry.path, { class: 'typed code' }) : h('span', { class: 'none' }, '–')) },
      { label: 'From', cell: entry => h('span', { class: 'code address' }, entry.address) },
    ],
    source: () => ({ path: '/audit' }),
    empty: () => 'No administrator has changed anything.',
  });
  listing.load();
  return {
    title: 'Changes',
    element: h('section', {}, h('h1', { tabindex: -1 }, 'Changes by administrators'), h('div', { class: 'panel' }, listing.element)),
    close: () => listing.close(),
  };
}
