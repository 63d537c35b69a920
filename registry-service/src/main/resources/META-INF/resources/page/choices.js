import { language, t } from './text.js';

// What the reader chooses about the page itself, its theme and its language. The browser keeps it, and before.js applies it.

const root = document.documentElement;

const themes = { auto: 'Theme: auto', light: 'Theme: light', dark: 'Theme: dark' };

/** Each language with what it calls itself. */
const languages = { en: 'English', es: 'Español' };

function store(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The browser allows no storage: the choice lasts until the page is closed.
  }
}

export function offerThemes(button) {
  const show = () => {
    button.textContent = t(themes[root.dataset.theme]);
  };
  button.addEventListener('click', () => {
    const all = Object.keys(themes);
    root.dataset.theme = all[(all.indexOf(root.dataset.theme) + 1) % all.length];
    store('lonja.theme', root.dataset.theme);
    show();
  });
  show();
}

/** The button for the other language. The page begins anew, because its texts are made once. */
export function offerLanguages(button) {
  const other = Object.keys(languages).find(tag => tag !== language);
  button.lang = other;
  button.textContent = languages[other];
  button.addEventListener('click', () => {
    store('lonja.language', other);
    location.reload();
  });
}
