import { userColumns } from '../cells.js';
import { h } from '../dom.js';
import { choice, filters, words } from '../filters.js';
import { Listing } from '../listing.js';
import { t } from '../text.js';

/** The users, ordered by name and filtered by a part of the name and by presence. */
export function users({ query, live, change }) {
  const filter = { q: query.get('q') ?? '', connected: query.get('connected') ?? '' };
  const listing = new Listing({
    caption: t('Users'), columns: userColumns, key: user => user.name,
    source: () => ({ path: '/users', query: filter }),
    empty: () => t(filter.q || filter.connected
      ? 'No users match.'
      : 'No users are registered yet. An agent registers a user with REGISTER.'),
  });

  function apply(changed) {
    Object.assign(filter, changed);
    change(filter);
    listing.load();
  }

  const refresh = () => listing.refreshSoon();
  ['presence', 'content', 'reload'].forEach(name => live.addEventListener(name, refresh));
  listing.load();

  return {
    title: t('Users'),
    element: h('section', {},
      h('h1', { tabindex: -1 }, t('Users')),
      filters(
        words({ label: t('Name contains'), value: filter.q, onChange: q => apply({ q }) }),
        choice({
          label: t('Presence'), value: filter.connected, onChange: connected => apply({ connected }),
          options: [['', t('All#users')], ['true', t('Connected#users')], ['false', t('Away#users')]],
        })),
      h('div', { class: 'panel' }, listing.element)),
    close: () => {
      ['presence', 'content', 'reload'].forEach(name => live.removeEventListener(name, refresh));
      listing.close();
    },
  };
}
