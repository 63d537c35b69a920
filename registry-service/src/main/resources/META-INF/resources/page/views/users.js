import { userColumns } from '../cells.js';
import { h } from '../dom.js';
import { choice, filters, words } from '../filters.js';
import { Listing } from '../listing.js';

/** Every user, by name; or those that a part of a name finds, connected or not. */
export function users({ query, live, change }) {
  const asked = { q: query.get('q') ?? '', connected: query.get('connected') ?? '' };
  const listing = new Listing({
    caption: 'Users', columns: userColumns, key: user => user.name,
    source: () => ({ path: '/users', query: asked }),
    empty: () => (asked.q || asked.connected
      ? 'No user is like that.'
      : 'Nobody is registered yet. An agent registers with REGISTER.'),
  });

  function ask(changed) {
    Object.assign(asked, changed);
    change(asked);
    listing.load();
  }

  const refresh = () => listing.refreshSoon();
  ['presence', 'content', 'reload'].forEach(name => live.addEventListener(name, refresh));
  listing.load();

  return {
    title: 'Users',
    element: h('section', {},
      h('h1', { tabindex: -1 }, 'Users'),
      filters(
        words({ label: 'Name holds', value: asked.q, ask: q => ask({ q }) }),
        choice({
          label: 'Presence', value: asked.connected, ask: connected => ask({ connected }),
          options: [['', 'All'], ['true', 'Connected'], ['false', 'Away']],
        })),
      h('div', { class: 'panel' }, listing.element)),
    close: () => {
      ['presence', 'content', 'reload'].forEach(name => live.removeEventListener(name, refresh));
      listing.close();
    },
  };
}
