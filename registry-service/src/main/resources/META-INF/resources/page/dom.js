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

/** Text of a user, isolated so that it cannot change the direction of the text around it. */
export function typed(text, attributes = {}) {
  return h('bdi', { class: 'typed', ...attributes }, text);
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
