import { ask } from './api.js';
import { atMostEvery, h } from './dom.js';
import { Table } from './table.js';

const mostAtOnce = 1000;

/**
 * A list of the interface, page by page: its table, a button for more, and what to say while there is nothing, or no
 * answer. `source` gives the path and the parameters to ask for; `empty` makes what stands in place of no entries.
 */
export class Listing {
  #source;
  #empty;
  #pageSize;
  #onPage;
  #table;
  #next;
  #abort = new AbortController();
  #message = h('div', { class: 'message' });
  #more = h('button', { type: 'button', class: 'more', hidden: true, onclick: () => this.#loadMore() }, 'Show more');

  constructor({ source, empty, pageSize = 100, paged = true, onPage = () => {}, ...table }) {
    this.#source = source;
    this.#empty = empty;
    this.#pageSize = pageSize;
    this.#onPage = onPage;
    this.#table = new Table(table);
    this.refreshSoon = atMostEvery(2000, () => this.refresh());
    this.element = h('div', { class: 'listing' }, this.#table.element, this.#message, paged && this.#more);
    this.#table.element.hidden = true;
  }

  items() {
    return this.#table.items();
  }

  /** From the beginning, for a new question. */
  async load() {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.element.setAttribute('aria-busy', 'true');
    if (this.#table.size === 0) {
      this.#say('loading', 'Loading…');
    }
    await this.#attempt(async signal => this.#show(await this.#ask({ limit: this.#pageSize }, signal)));
  }

  /** What is shown now, as it is now. */
  async refresh() {
    if (document.hidden || this.element.hasAttribute('aria-busy')) {
      return;
    }
    const shown = this.items();
    const limit = Math.min(mostAtOnce, Math.max(this.#pageSize, shown.length));
    await this.#attempt(async signal => {
      const page = await this.#ask({ limit }, signal);
      if (shown.length <= mostAtOnce) {
        this.#show(page);
      }
    });
  }

  close() {
    this.refreshSoon.cancel();
    this.#abort.abort();
  }

  #ask(parameters, signal) {
    const { path, query } = this.#source();
    return ask(path, { ...query, ...parameters }, { signal });
  }

  async #loadMore() {
    this.element.setAttribute('aria-busy', 'true');
    this.#more.disabled = true;
    const before = this.items();
    await this.#attempt(async signal => {
      const page = await this.#ask({ limit: this.#pageSize, after: this.#next }, signal);
      this.#show({ ...page, items: [...before, ...page.items] });
      this.#table.element.tBodies[0].rows[before.length]?.querySelector('a, button')?.focus();
    });
    this.#more.disabled = false;
  }

  #show(page) {
    this.#next = page.next;
    this.#table.show(page.items);
    this.#table.element.hidden = page.items.length === 0;
    this.#more.hidden = page.next === undefined;
    if (page.items.length === 0) {
      this.#say('empty', this.#empty());
    } else {
      this.#message.replaceChildren();
    }
    this.#onPage(page);
  }

  async #attempt(action) {
    const { signal } = this.#abort;
    try {
      await action(signal);
    } catch (problem) {
      if (signal.aborted) {
        return;
      }
      if (problem.status === undefined) {
        throw problem;
      }
      this.#say('error', h('strong', {}, problem.title), ' ', problem.message, ' ',
        h('button', { type: 'button', onclick: () => this.load() }, 'Try again'));
    }
    this.element.removeAttribute('aria-busy');
  }

  #say(kind, ...content) {
    this.#message.replaceChildren(
      h('div', { class: `notice ${kind}`, role: kind === 'error' ? 'alert' : undefined }, ...content));
  }
}
