import { operationColumns } from '../cells.js';
import { h } from '../dom.js';
import { filters, toggle, words } from '../filters.js';
import { count } from '../format.js';
import { Listing } from '../listing.js';

/** The log of what was asked of the registry, newest first; it follows along unless told to stand still. */
export function operations({ query, live, change }) {
  const asked = { user: query.get('user') ?? '' };
  const dropped = h('p', { class: 'notice', hidden: true });
  let follows = true;
  let total;
  const listing = new Listing({
    caption: 'Operations', columns: operationColumns, key: operation => operation.id,
    source: () => ({ path: '/operations', query: asked }),
    empty: () => (asked.user ? 'The log holds nothing of this user. Names are compared exactly.' : 'The log is empty.'),
  });

  function ask(changed) {
    Object.assign(asked, changed);
    change(asked);
    listing.load();
  }

  const listeners = {
    stats: ({ detail: stats }) => {
      if (follows && stats.requests.total !== total) {
        listing.refreshSoon();
      }
      total = stats.requests.total;
      dropped.hidden = stats.operationLog.dropped === 0;
      dropped.textContent = `${count(stats.operationLog.dropped)} operations came faster than the log takes them, and are `
        + 'counted only.';
    },
    reload: () => follows && listing.refreshSoon(),
  };
  Object.entries(listeners).forEach(([name, listener]) => live.addEventListener(name, listener));
  listing.load();

  return {
    title: 'Operations',
    element: h('section', {},
      h('h1', { tabindex: -1 }, 'Operations'),
      filters(
        words({ label: 'User', value: asked.user, ask: user => ask({ user }) }),
        toggle({ label: 'Follow new ones', value: follows, ask: value => { follows = value; } })),
      dropped,
      h('div', { class: 'panel' }, listing.element)),
    close: () => {
      Object.entries(listeners).forEach(([name, listener]) => live.removeEventListener(name, listener));
      listing.close();
    },
  };
}
