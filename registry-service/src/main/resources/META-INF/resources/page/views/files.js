import { descriptionColumn, nameOf, ownerColumn, pathColumn, publishedColumn, sizeColumn } from '../cells.js';
import { deleteFile } from '../changes.js';
import { h, typed, visible } from '../dom.js';
import { filters, words } from '../filters.js';
import { Listing } from '../listing.js';
import { parts, t } from '../text.js';

/** The files that match the words, best match first. Without words: all files, ordered by owner and path. */
export function fileListing({ me, query, empty }) {
  const hint = h('div', { class: 'hints' });
  const listing = new Listing({
    caption: t('Files'),
    columns: [
      pathColumn, descriptionColumn, ownerColumn, sizeColumn, publishedColumn,
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
  label: t('Change'),
  silent: true,
  style: 'actions',
  cell: file => h('button', {
    type: 'button', class: 'quiet delete', 'aria-label': t('Delete {path} of {user}', { path: visible(nameOf(file)), user: visible(file.owner) }),
    onclick: async () => (await deleteFile(file)) && deleted(),
  }, t('Delete')),
});

function hints(page) {
  return [
    page.corrected && h('p', { class: 'notice' }, parts(
      'No files match these words. Showing files that match {words}.', { words: h('strong', {}, typed(page.corrected)) })),
    page.truncated && h('p', { class: 'notice' },
      t('Very many files match, and only some of them are ranked. Add a word to narrow the search.')),
  ].filter(Boolean);
}

/** All published files. */
export function files({ me, query, live, change }) {
  const filter = { q: query.get('q') ?? '', owner: query.get('owner') ?? '' };
  const { listing, element } = fileListing({
    me,
    query: () => filter,
    empty: () => t(filter.q || filter.owner ? 'No files match.' : 'No files are published yet.'),
  });

  function apply(changed) {
    Object.assign(filter, changed);
    change(filter);
    listing.load();
  }

  const refresh = () => listing.refreshSoon();
  ['content', 'reload'].forEach(name => live.addEventListener(name, refresh));
  listing.load();

  return {
    title: t('Files'),
    element: h('section', {},
      h('h1', { tabindex: -1 }, t('Files')),
      filters(
        words({ label: t('Words in path or description'), value: filter.q, onChange: q => apply({ q }) }),
        words({ label: t('Owner'), value: filter.owner, onChange: owner => apply({ owner }) })),
      element),
    close: () => {
      ['content', 'reload'].forEach(name => live.removeEventListener(name, refresh));
      listing.close();
    },
  };
}
