// Runs before the page is painted first, so that the chosen theme applies from the beginning.
(() => {
  const key = 'lonja.theme';
  const themes = ['auto', 'light', 'dark'];

  const chosen = () => {
    try {
      const theme = localStorage.getItem(key);
      return themes.includes(theme) ? theme : 'auto';
    } catch {
      return 'auto';
    }
  };

  const apply = theme => {
    document.documentElement.dataset.theme = theme;
    const button = document.getElementById('theme');
    if (button) {
      button.textContent = `Theme: ${theme}`;
    }
  };

  const next = () => {
    const theme = themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length];
    try {
      localStorage.setItem(key, theme);
    } catch {
      // The browser allows no storage: the choice lasts until the page is closed.
    }
    apply(theme);
  };

  apply(chosen());
  document.addEventListener('DOMContentLoaded', () => {
    apply(chosen());
    document.getElementById('theme').addEventListener('click', next);
  });
})();
