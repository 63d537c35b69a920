import { h } from './dom.js';

// Fields above a list; each asks again as it changes.

let last = 0;

export const filters = (...fields) =>
  h('form', { class: 'filters', onsubmit: event => event.preventDefault() }, fields);

/** A field for a part of a text; asks when typing pauses. */
export function words({ label, value, ask }) {
  const id = `filter-${++last}`;
  let timer;
  const input = h('input', { type: 'search', id, value, maxlength: 255, autocomplete: 'off', spellcheck: 'false',
    autocapitalize: 'none',
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(() => input.isConnected && ask(input.value.trim()), 250);
    } });
  return h('div', { class: 'field' }, h('label', { for: id }, label), input);
}

/** One of a few. */
export function choice({ label, value, options, ask }) {
  const group = `filter-${++last}`;
  return h('fieldset', { class: 'choice' }, h('legend', { class: 'unseen' }, label), options.map(([key, text], i) => {
    const id = `${group}-${i}`;
    return [
      h('input', { type: 'radio', id, name: group, class: 'unseen', checked: key === value, onchange: () => ask(key) }),
      h('label', { for: id }, text),
    ];
  }));
}

/** On or off. */
export function toggle({ label, value, ask }) {
  const id = `filter-${++last}`;
  return h('div', { class: 'toggle' },
    h('input', { type: 'checkbox', id, checked: value, onchange: event => ask(event.target.checked) }),
    h('label', { for: id }, label));
}
