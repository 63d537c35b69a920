// Elements are made here, and text becomes text nodes: what users typed is never read as markup.

/** An element: attributes (`onclick` and the like take functions; false and undefined are left out), then children. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
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

/** Text that a user typed, kept from changing the direction of the text around it. */
export function typed(text, attributes = {}) {
  return h('bdi', { class: 'typed', ...attributes }, text);
}

let silence;

/** Says something in passing, to eyes and screen readers alike. */
export function announce(text) {
  const region = document.getElementById('announcement');
  region.textContent = text;
  region.classList.add('shown');
  clearTimeout(silence);
  silence = setTimeout(() => region.classList.remove('shown'), 6000);
}

/** At most one call of `action` in `pause` milliseconds, and one after the last request for it. */
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
