// Creates elements. Text becomes text nodes, so that text of users is never interpreted as markup.

/** Creates an element. Attributes such as `onclick` take functions; attributes that are false or undefined are left out. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Creates an SVG element in the same way. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== undefined && child !== false));
  return element;
}

// What a browser would not show or would obey: control and format characters, such as the marks for right-to-left text.
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const escaped = /\\(?=u\{([0-9a-f]{1,6})\})|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/giu;

/** Text of a user with an escape such as \u{202e} for each hidden character, as the agent shows it. */
export const visible = text => text.replace(escaped, (found, digits) =>
  found === '\\' && !standsForHidden(digits) ? found : `\\u{${found.codePointAt(0).toString(16)}}`);

function standsForHidden(digits) {
  const codePoint = parseInt(digits, 16);
  return codePoint === 0x5c || (codePoint <= 0x10ffff && hidden.test(String.fromCodePoint(codePoint)));
}

/** Text of a user, isolated so that it cannot change the direction of the text around it. */
export function typed(text, attributes = {}) {
  return h('bdi', { class: 'typed', ...attributes }, visible(text));
}

/** A path, whose lines break between its segments, and in a segment only if that is longer than a line. */
export function pathOf(text, title) {
  return h('bdi', { class: 'typed code', dir: 'ltr', title },
    visible(text).match(/^\/*[^/]*\/*|[^/]+\/*/g).map(segment => h('span', { class: 'segment' }, segment)));
}

let hiding;

/** Shows a message for some seconds; screen readers read it aloud. */
export function announce(text) {
  const region = document.getElementById('announcement');
  region.textContent = text;
  region.classList.add('shown');
  clearTimeout(hiding);
  hiding = setTimeout(() => region.classList.remove('shown'), 6000);
}

/** A function that calls `action` at most once in `pause` milliseconds, and once after the last call. */
export function atMostEvery(pause, action) {
  let timer;
  let last = -Infinity;
  const throttled = () => {
    if (timer !== undefined) {
      return;
    }
    timer = setTimeout(() => {
      timer = undefined;
      last = performance.now();
      action();
    }, Math.max(0, last + pause - performance.now()));
  };
  throttled.cancel = () => clearTimeout(timer);
  return throttled;
}
