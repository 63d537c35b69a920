// Runs before the page is painted first, so that the theme and the language of the reader apply from the beginning.
(() => {
  const root = document.documentElement;

  const stored = (key, values) => {
    try {
      return values.find(value => value === localStorage.getItem(key));
    } catch {
      // The browser allows no storage.
      return undefined;
    }
  };

  const languages = ['en', 'es'];
  const preferred = navigator.languages.map(tag => tag.toLowerCase().split('-')[0]).find(tag => languages.includes(tag));

  root.dataset.theme = stored('lonja.theme', ['auto', 'light', 'dark']) ?? 'auto';
  root.lang = stored('lonja.language', languages) ?? preferred ?? 'en';
})();
