import { h } from './dom.js';

/**
 * A table that keeps its rows by key: what did not change stays as it is, with its focus. The roles are written out
 * because on a narrow screen a row is laid out as a card, and a table without a table's layout loses them.
 */
export class Table {
  #columns;
  #key;
  #rows = new Map();
  #body = h('tbody', { role: 'rowgroup' });

  /** Each column has a `label` and a `cell`, which makes the content of an item's cell. */
  constructor({ caption, columns, key }) {
    this.#columns = columns;
    this.#key = key;
    this.element = h('table', { role: 'table' },
      h('caption', { class: 'unseen' }, caption),
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, columns.map(column =>
        h('th', { scope: 'col', role: 'columnheader', class: column.style },
          h('span', { class: column.silent ? 'unseen' : undefined }, column.label))))),
      this.#body);
  }

  get size() {
    return this.#rows.size;
  }

  items() {
    return [...this.#rows.values()].map(row => row.item);
  }

  show(items) {
    const keys = new Set(items.map(this.#key));
    for (const [key, row] of this.#rows) {
      if (!keys.has(key)) {
        row.element.remove();
      }
    }
    const before = this.#rows;
    this.#rows = new Map();
    let place = this.#body.firstElementChild;
    for (const item of items) {
      const row = this.#rowFor(item, before.get(this.#key(item)));
      if (row.element === place) {
        place = place.nextElementSibling;
      } else {
        this.#body.insertBefore(row.element, place);
      }
      this.#rows.set(this.#key(item), row);
    }
  }

  #rowFor(item, row) {
    const content = JSON.stringify(item);
    if (!row) {
      return { item, content, element: h('tr', { role: 'row' }, this.#cells(item)) };
    }
    if (row.content !== content) {
      const focused = [...row.element.querySelectorAll('a, button')].indexOf(document.activeElement);
      row.element.replaceChildren(...this.#cells(item));
      row.element.querySelectorAll('a, button')[focused]?.focus();
    }
    return { item, content, element: row.element };
  }

  #cells(item) {
    return this.#columns.map(column =>
      h('td', { role: 'cell', class: column.style, 'data-label': column.silent ? undefined : column.label },
        column.cell(item)));
  }
}
