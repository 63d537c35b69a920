import { operationColumns } from '../cells.js';
import { h } from '../dom.js';
import { filters, toggle, words } from '../filters.js';
import { plural } from '../format.js';
import { Listing } from '../listing.js';
import { t } from '../text.js';

/** The operation log, newest first. New operations appear unless the user turns this off. */
export function operations({ query, live, change }) {
  const filter = { user: query.get('user') ?? '' };
  const dropped = h('p', { class: 'notice', hidden: true });
  let follows = true;
  let total;
  const listing = new Listing({
    caption: t('Operations'), columns: operationColumns, key: operation => operation.id,
    source: () => ({ path: '/operations', query: filter }),
    empty: () => t(filter.user ? 'The log has no operations of this user. The name must match exactly.' : 'The log is empty.'),
  });

  function apply(changed) {
    Object.assign(filter, changed);
    change(filter);
    listing.load();
  }

  const listeners = {
    stats: ({ detail: stats }) => {
      if (follows && stats.requests.total !== total) {
        listing.refreshSoon();
      }
      total = stats.requests.total;
      dropped.hidden = stats.operationLog.dropped === 0;
      dropped.textContent = plural(stats.operationLog.dropped,
        '{count} operation exceeded the rate of the log and was only counted.',
        '{count} operations exceeded the rate of the log and were only counted.');
    },
    reload: () => follows && listing.refreshSoon(),
  };
  Object.entries(listeners).forEach(([name, listener]) => live.addEventListener(name, listener));
  listing.load();

  return {
    title: t('Operations'),
    element: h('section', {},
      h('h1', { tabindex: -1 }, t('Operations')),
      filters(
        words({ label: t('User'), value: filter.user, onChange: user => apply({ user }) }),
        toggle({ label: t('Show new operations'), value: follows, onChange: value => { follows = value; } })),
      dropped,
      h('div', { class: 'panel' }, listing.element)),
    close: () => {
      Object.entries(listeners).forEach(([name, listener]) => live.removeEventListener(name, listener));
      listing.close();
    },
  };
}
