import { segment } from '../api.js';
import { time, wholeKey } from '../cells.js';
import { makeClaimCode, revokeKey } from '../changes.js';
import { h, typed } from '../dom.js';
import { keyId } from '../format.js';
import { Listing } from '../listing.js';
import { t } from '../text.js';

/** The keys that own the name of a user. `changed` is called after one was revoked. */
export function keySection({ me, name, changed }) {
  const listing = new Listing({
    caption: t('Keys'),
    columns: [
      { label: t('Key'), style: 'main', cell: key => wholeKey(key.id) },
      { label: t('Label'), cell: key => (key.label ? typed(key.label) : h('span', { class: 'none' }, '–')) },
      { label: t('Added'), style: 'time', cell: key => time(key.addedAt) },
      { label: t('Last seen'), style: 'time', cell: key => (key.lastSeenAt ? time(key.lastSeenAt) : h('span', { class: 'none' }, '–')) },
      ...(me.isAdmin ? [revokeColumn(name, changed)] : []),
    ],
    key: key => key.id,
    paged: false,
    source: () => ({ path: `/users/${segment(name)}/keys` }),
    empty: () => t('No key owns this name. Whoever connects it from the same address speaks for it.'),
  });
  const actions = h('div', { class: 'actions' });
  const claim = h('button', { type: 'button', onclick: () => makeClaimCode(name) }, t('Make a claim code…'));
  const element = h('section', { class: 'panel', hidden: true },
    h('div', { class: 'heading' }, h('h2', {}, t('Keys')), actions), listing.element);
  let shown;

  return {
    element,
    /** Shows the keys of the user. A registry of an older version, which may answer this page, knows no keys. */
    show(user) {
      element.hidden = user.keys === undefined;
      if (element.hidden) {
        return;
      }
      const keys = user.keys.join();
      if (keys === shown) {
        listing.refreshSoon();
        return;
      }
      shown = keys;
      actions.replaceChildren(...(me.isAdmin && keys === '' ? [claim] : []));
      listing.load();
    },
    close: () => listing.close(),
  };
}

const revokeColumn = (name, revoked) => ({
  label: t('Change'),
  silent: true,
  style: 'actions',
  cell: key => h('button', {
    type: 'button', class: 'quiet delete', 'aria-label': t('Revoke {key}', { key: keyId(key.id) }),
    onclick: async () => (await revokeKey(name, key)) && revoked(),
  }, t('Revoke')),
});
