import { userColumns } from '../cells.js';
import { h, typed } from '../dom.js';
import { Listing } from '../listing.js';
import { fileListing } from './files.js';

const fewUsers = 5;

/** Everything that some words find: users by name, files by path and description. */
export function search({ me, query }) {
  const q = query.get('q') ?? '';
  if (q === '') {
    return {
      title: 'Search',
      element: h('section', {}, h('h1', { tabindex: -1 }, 'Search'),
        h('p', { class: 'notice empty' }, 'Type a part of a name, a path or a description above.')),
    };
  }
  const allUsers = h('a', { href: `#/users?${new URLSearchParams({ q })}`, hidden: true }, 'All of these users');
  const users = new Listing({
    caption: 'Users', columns: userColumns, key: user => user.name, pageSize: fewUsers, paged: false,
    source: () => ({ path: '/users', query: { q } }),
    empty: () => 'No user’s name holds this.',
    onPage: page => {
      allUsers.hidden = page.next === undefined;
    },
  });
  const files = fileListing({ me, query: () => ({ q }), empty: () => 'No file’s path or description holds these words.' });
  users.load();
  files.listing.load();

  return {
    title: `Search: ${q}`,
    keepsFocus: true,
    element: h('section', {},
      h('h1', { tabindex: -1 }, 'Search: ', typed(q)),
      h('section', { class: 'panel' }, h('div', { class: 'heading' }, h('h2', {}, 'Users'), allUsers), users.element),
      h('h2', { class: 'above' }, 'Files'),
      files.element),
    close: () => {
      users.close();
      files.listing.close();
    },
  };
}
