import { ask, forget, isSignedIn } from './api.js';
import { offerLanguages, offerThemes } from './choices.js';
import { h, visible } from './dom.js';
import { Live } from './live.js';
import { t, translatePage, word } from './text.js';
import { audit } from './views/audit.js';
import { files } from './views/files.js';
import { login } from './views/login.js';
import { operations } from './views/operations.js';
import { keepRate, overview } from './views/overview.js';
import { registration } from './views/registration.js';
import { search } from './views/search.js';
import { user } from './views/user.js';
import { users } from './views/users.js';

// The frame of the page: the signed-in account, the view that the address names, and the state of the event stream.

const element = id => document.getElementById(id);
const live = new Live();
const views = [
  { path: '', label: t('Overview'), make: overview },
  { path: 'users', label: t('Users'), make: users },
  { path: 'files', label: t('Files'), make: files },
  { path: 'operations', label: t('Operations'), make: operations },
  { path: 'registration', label: t('Registration'), make: registration, adminsOnly: true },
  { path: 'audit', label: t('Changes'), make: audit, adminsOnly: true },
  { path: 'search', make: search, hidden: true },
];

let me;
let shown;

function show(view) {
  const first = shown === undefined;
  shown?.close?.();
  shown = view;
  document.title = `${visible(view.title)} · Lonja`;
  element('content').replaceChildren(view.element);
  if (view.focus) {
    view.focus();
  } else if (!first && !view.keepsFocus) {
    view.element.querySelector('h1').focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

function route() {
  if (!me) {
    return;
  }
  const { name, rest, query } = address();
  const context = { me, live, query, change: writeAddress };
  const choice = views.find(view => view.path === name && !(view.adminsOnly && !me.isAdmin));
  markCurrent(name);
  if (document.activeElement !== element('search-words')) {
    element('search-words').value = name === 'search' ? query.get('q') ?? '' : '';
  }
  if (name === 'users' && rest !== '') {
    show(user({ ...context, name: unescapeName(rest) }));
  } else if (choice && rest === '') {
    show(choice.make(context));
  } else {
    show(notFound());
  }
}

/** The parts of the address, such as `#/users/ana?q=x`. */
function address() {
  const [path, parameters = ''] = location.hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const [name, ...rest] = path.split('/');
  return { name, rest: rest.join('/'), query: new URLSearchParams(parameters) };
}

function unescapeName(text) {
  try {
    const name = decodeURIComponent(text);
    return name.startsWith('=') ? name.slice(1) : name;
  } catch {
    return text;
  }
}

/** Writes the filters of a view into the address, so that a link leads to the same list. */
function writeAddress(filter) {
  const parameters = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  history.replaceState(null, '', `#/${address().name}${parameters.size > 0 ? `?${parameters}` : ''}`);
}

function notFound() {
  return {
    title: t('Not found'),
    element: h('section', {}, h('h1', { tabindex: -1 }, t('Not found')),
      h('p', { class: 'notice empty' }, t('There is no page at this address.'), ' ',
        h('a', { href: '#/' }, t('Go to the overview')))),
  };
}

function markCurrent(name) {
  for (const link of element('views').children) {
    const current = link.getAttribute('href') === `#/${name}`;
    current ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
  }
}

function enter(account) {
  me = { ...account, isAdmin: account.roles.includes('admin') };
  const role = me.isAdmin ? 'admin' : 'viewer';
  element('who').replaceChildren(h('bdi', {}, visible(me.name)), me.name === role ? '' : ` · ${word(role)}`);
  element('views').replaceChildren(...views.filter(view => !view.hidden && (me.isAdmin || !view.adminsOnly))
    .map(view => h('a', { href: `#/${view.path}` }, view.label)));
  element('bar').hidden = false;
  live.start();
  route();
}

function leave(reason) {
  if (isSignedIn() || me) {
    forget();
  }
  me = undefined;
  live.stop();
  element('bar').hidden = true;
  show(login({ onSignIn: enter, reason }));
}

function showLive(isLive) {
  element('live').className = `live ${isLive ? 'on' : 'off'}`;
  element('live').textContent = t(isLive ? 'Live' : 'Not live, reconnecting…');
}

let typing;

function searchFor(words) {
  clearTimeout(typing);
  if (words === '') {
    return;
  }
  const target = `#/search?${new URLSearchParams({ q: words })}`;
  if (address().name === 'search') {
    history.replaceState(null, '', target);
    route();
  } else {
    location.hash = target;
  }
}

live.addEventListener('state', ({ detail }) => showLive(detail));
live.addEventListener('stats', ({ detail: stats }) => {
  keepRate(stats);
  element('version').textContent = t('Lonja registry {version}', { version: stats.version });
});
document.addEventListener('lonja:signed-out', () => me && leave(t('The registry no longer accepts this account. Sign in again.')));

// A browser opens at most six connections to one host, for all tabs together, so a hidden tab closes its event stream.
const hiddenFor = 10_000;
let hidden;

function followVisibility() {
  clearTimeout(hidden);
  if (document.hidden) {
    hidden = setTimeout(() => live.stop(), hiddenFor);
  } else if (me && !live.isOn) {
    live.start();
  }
}

document.addEventListener('visibilitychange', followVisibility);
addEventListener('pagehide', () => live.stop());
addEventListener('pageshow', followVisibility);
addEventListener('hashchange', route);
element('sign-out').addEventListener('click', () => leave());
element('search').addEventListener('submit', event => {
  event.preventDefault();
  searchFor(element('search-words').value.trim());
});
element('search-words').addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => searchFor(element('search-words').value.trim()), 300);
});
document.addEventListener('keydown', event => {
  const writes = event.target.closest('input, textarea, select, dialog');
  if (event.key === '/' && me && !writes && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    element('search-words').focus();
  }
});

async function begin() {
  if (!isSignedIn()) {
    leave();
    return;
  }
  try {
    enter(await ask('/me'));
  } catch (problem) {
    leave(problem.status === 401 ? undefined : problem.message);
  }
}

translatePage();
offerThemes(element('theme'));
offerLanguages(element('language'));
element('foot').hidden = false;
begin();
