import { descriptionColumn, ownerColumn, pathColumn, publishedColumn } from '../cells.js';
import { deleteFile } from '../changes.js';
import { h, typed } from '../dom.js';
import { filters, words } from '../filters.js';
import { Listing } from '../listing.js';

/** The files that words find, the best first; all of them by owner and path where there are no words. */
export function fileListing({ me, query, empty }) {
  const hint = h('div', { class: 'hints' });
  const listing = new Listing({
    caption: 'Files',
    columns: [
      pathColumn, descriptionColumn, ownerColumn, publishedColumn,
      ...(me.isAdmin ? [deleteColumn(() => listing.load())] : []),
    ],
    key: file => `${file.owner} ${file.path}`,
    source: () => ({ path: '/files', query: query() }),
    empty,
    onPage: page => hint.replaceChildren(...hints(page)),
  });
  return { listing, element: h('div', { class: 'panel' }, hint, listing.element) };
}

export const deleteColumn = deleted => ({
  label: 'Change',
  silent: true,
  style: 'actions',
  cell: file => h('button', {
    type: 'button', class: 'quiet delete', 'aria-label': `Delete ${file.path} of ${file.owner}`,
    onclick: async () => (await deleteFile(file)) && deleted(),
  }, 'Delete'),
});

function hints(page) {
  return [
    page.corrected && h('p', { class: 'notice' }, 'Nothing holds exactly these words. These are the files for ',
      h('strong', {}, typed(page.corrected)), '.'),
    page.truncated && h('p', { class: 'notice' }, 'Very many files match, and only some of them were ranked. Another word '
      + 'narrows it down.'),
  ].filter(Boolean);
}

/** Every file of the registry. */
export function files({ me, query, live, change }) {
  const asked = { q: query.get('q') ?? '', owner: query.get('owner') ?? '' };
  const { listing, element } = fileListing({
    me,
    query: () => asked,
    empty: () => (asked.q || asked.owner ? 'No file is like that.' : 'Nothing is published yet.'),
  });

  function ask(changed) {
    Object.assign(asked, changed);
    change(asked);
    listing.load();
  }

  const refresh = () => listing.refreshSoon();
  ['content', 'reload'].forEach(name => live.addEventListener(name, refresh));
  listing.load();

  return {
    title: 'Files',
    element: h('section', {},
      h('h1', { tabindex: -1 }, 'Files'),
      filters(
        words({ label: 'Words in path or description', value: asked.q, ask: q => ask({ q }) }),
        words({ label: 'Owner', value: asked.owner, ask: owner => ask({ owner }) })),
      element),
    close: () => {
      ['content', 'reload'].forEach(name => live.removeEventListener(name, refresh));
      listing.close();
    },
  };
}
