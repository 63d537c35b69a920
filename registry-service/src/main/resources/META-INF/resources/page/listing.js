import { ask } from './api.js';
import { atMostEvery, h } from './dom.js';
import { Table } from './table.js';
import { t } from './text.js';

const maxItems = 1000;

/**
 * A list of the REST interface, loaded page by page: a table, a button for the next page, and a message while there are no
 * items or no answer. `source` returns the path and the parameters of the request; `empty` returns the message for an empty list.
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
  #more = h('button', { type: 'button', class: 'more', hidden: true, onclick: () => this.#loadMore() }, t('Show more'));

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

  /** Loads the first page, for example after a filter has changed. */
  async load() {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.element.setAttribute('aria-busy', 'true');
    if (this.#table.size === 0) {
      this.#say('loading', t('Loading…'));
    }
    await this.#attempt(async signal => this.#show(await this.#ask({ limit: this.#pageSize }, signal)));
  }

  /** Loads the items that are shown again. */
  async refresh() {
    if (document.hidden || this.element.hasAttribute('aria-busy')) {
      return;
    }
    const shown = this.items();
    const limit = Math.min(maxItems, Math.max(this.#pageSize, shown.length));
    await this.#attempt(async signal => {
      const page = await this.#ask({ limit }, signal);
      if (shown.length <= maxItems) {
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
      const detail = problem.message === problem.title ? [] : [' ', problem.message];
      this.#say('error', h('strong', {}, problem.title), ...detail, ' ',
        h('button', { type: 'button', onclick: () => this.load() }, t('Try again')));
    }
    this.element.removeAttribute('aria-busy');
  }

  #say(kind, ...content) {
    this.#message.replaceChildren(
      h('div', { class: `notice ${kind}`, role: kind === 'error' ? 'alert' : undefined }, ...content));
  }
}
