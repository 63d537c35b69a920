import { userColumns } from '../cells.js';
import { h, typed } from '../dom.js';
import { Listing } from '../listing.js';
import { parts, t } from '../text.js';
import { fileListing } from './files.js';

const fewUsers = 5;

/** The results of a search: users by name, files by path and description. */
export function search({ me, query }) {
  const q = query.get('q') ?? '';
  if (q === '') {
    return {
      title: t('Search'),
      element: h('section', {}, h('h1', { tabindex: -1 }, t('Search')),
        h('p', { class: 'notice empty' }, t('Enter part of a user name, a path or a description in the field above.'))),
    };
  }
  const allUsers = h('a', { href: `#/users?${new URLSearchParams({ q })}`, hidden: true }, t('All matching users'));
  const users = new Listing({
    caption: t('Users'), columns: userColumns, key: user => user.name, pageSize: fewUsers, paged: false,
    source: () => ({ path: '/users', query: { q } }),
    empty: () => t('No users match.'),
    onPage: page => {
      allUsers.hidden = page.next === undefined;
    },
  });
  const files = fileListing({ me, query: () => ({ q }), empty: () => t('No files match.') });
  users.load();
  files.listing.load();

  return {
    title: t('Search: {words}', { words: q }),
    keepsFocus: true,
    element: h('section', {},
      h('h1', { tabindex: -1 }, parts('Search: {words}', { words: typed(q) })),
      h('section', { class: 'panel' }, h('div', { class: 'heading' }, h('h2', {}, t('Users')), allUsers), users.element),
      h('h2', { class: 'above' }, t('Files')),
      files.element),
    close: () => {
      users.close();
      files.listing.close();
    },
  };
}
