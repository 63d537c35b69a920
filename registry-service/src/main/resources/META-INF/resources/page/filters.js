import { h } from './dom.js';

// The fields above a list. A change of a field loads the list again.

let last = 0;

export const filters = (...fields) =>
  h('form', { class: 'filters', onsubmit: event => event.preventDefault() }, fields);

/** A text field; it calls `onChange` when the user pauses typing. */
export function words({ label, value, onChange }) {
  const id = `filter-${++last}`;
  let timer;
  const input = h('input', { type: 'search', id, value, maxlength: 255, autocomplete: 'off', spellcheck: 'false',
    autocapitalize: 'none',
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(() => input.isConnected && onChange(input.value.trim()), 250);
    } });
  return h('div', { class: 'field' }, h('label', { for: id }, label), input);
}

/** A choice of one of several options. */
export function choice({ label, value, options, onChange }) {
  const group = `filter-${++last}`;
  return h('fieldset', { class: 'choice' }, h('legend', { class: 'unseen' }, label), options.map(([key, text], i) => {
    const id = `${group}-${i}`;
    return [
      h('input', { type: 'radio', id, name: group, class: 'unseen', checked: key === value, onchange: () => onChange(key) }),
      h('label', { for: id }, text),
    ];
  }));
}

/** A check box. */
export function toggle({ label, value, onChange }) {
  const id = `filter-${++last}`;
  return h('div', { class: 'toggle' },
    h('input', { type: 'checkbox', id, checked: value, onchange: event => onChange(event.target.checked) }),
    h('label', { for: id }, label));
}
