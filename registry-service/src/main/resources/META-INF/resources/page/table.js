import { h } from './dom.js';

/**
 * A table that finds its rows by key: a row that did not change stays in place and keeps the focus. The elements have explicit
 * roles, because on a narrow screen rows have the layout of cards, and a table without the layout of a table loses its roles.
 */
export class Table {
  #columns;
  #key;
  #rows = new Map();
  #body = h('tbody', { role: 'rowgroup' });

  /** Each column has a `label` and a function `cell`, which returns the content of the cell of an item. */
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
