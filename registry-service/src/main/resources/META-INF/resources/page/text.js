import { details, texts, titles, words } from './es.js';

// The texts of the page in the language of the reader. The English text is the key of its translation.

/** The language of the page, en or es, which before.js has chosen. */
export const language = document.documentElement.lang;

/** The locale of numbers and times: that of the reader, if it has the language of the page. */
export const locale = navigator.languages.find(isOfPage) ?? language;

function isOfPage(tag) {
  try {
    return new Intl.Locale(tag).language === language;
  } catch {
    // A tag that a browser accepts from its reader, and that names no locale.
    return false;
  }
}

const isEnglish = language === 'en';
const found = isEnglish ? new Map() : new Map(Object.entries(texts));
const foundWords = isEnglish ? new Map() : new Map(Object.entries(words));

// What follows # in a key tells two meanings of an English text apart.
const translation = text => found.get(text) ?? text.replace(/#.*$/, '');

/** A text, in which `{name}` stands for `values.name`. */
export const t = (text, values = {}) => translation(text).replace(/\{(\w+)\}/g, (place, name) => values[name]);

/** A text as a list of strings and of the elements that `values` has for its places. */
export const parts = (text, values) =>
  translation(text).split(/\{(\w+)\}/).map((part, i) => (i % 2 === 0 ? part : values[part]));

/** A word of the registry, such as `ALREADY_PUBLISHED`, as people read it. */
export function word(name) {
  const readable = name.toLowerCase().replaceAll('_', ' ');
  return foundWords.get(readable) ?? readable;
}

/** The title of a problem that the registry reports. */
export const problemTitle = (status, title) =>
  (isEnglish ? title : titles[status]) ?? t('Status {status}', { status });

const escaped = text => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** What may be at a place: a name of the registry, or anything. */
const valueOf = place => (place === 'parameter' || place === 'field' ? '\\w+' : '.*?');

/** An expression for the texts that differ from this one only in what they have at its places. */
const expressionOf = text => new RegExp(`^${text.split(/\{(\w+)\}/)
  .map((part, i) => (i % 2 === 0 ? escaped(part) : `(?<${part}>${valueOf(part)})`)).join('')}$`, 's');

const patterns = isEnglish ? [] : Object.entries(details).map(([detail, translated]) => ({
  expression: expressionOf(detail), translated,
}));

/** The detail of a problem: an English sentence of the registry, with the values that it is about. */
export function problemDetail(detail) {
  for (const { expression, translated } of patterns) {
    const match = expression.exec(detail);
    if (match) {
      return translated.replace(/\{(\w+)\}/g, (place, name) => ofProblem(name, match.groups[name]));
    }
  }
  return detail;
}

function ofProblem(name, value) {
  switch (name) {
    case 'reason':
      return problemDetail(value);
    case 'parameter':
    case 'field':
      return word(value);
    default:
      return value;
  }
}

/** Translates what index.html itself contains. */
export function translatePage() {
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT,
    node => (node.data.trim() === '' || node.parentElement.closest('noscript') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  while (all.nextNode()) {
    all.currentNode.data = t(all.currentNode.data.trim());
  }
  for (const name of ['aria-label', 'placeholder']) {
    document.body.querySelectorAll(`[${name}]`).forEach(element => element.setAttribute(name, t(element.getAttribute(name))));
  }
}
