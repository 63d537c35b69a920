import { ask, forget, isSignedIn } from './api.js';
import { h } from './dom.js';
import { Live } from './live.js';
import { audit } from './views/audit.js';
import { files } from './views/files.js';
import { login } from './views/login.js';
import { operations } from './views/operations.js';
import { keepRate, overview } from './views/overview.js';
import { search } from './views/search.js';
import { user } from './views/user.js';
import { users } from './views/users.js';

// The shell: who is signed in, which view the address names, and whether the events come.

const element = id => document.getElementById(id);
const live = new Live();
const views = [
  { path: '', label: 'Overview', make: overview },
  { path: 'users', label: 'Users', make: users },
  { path: 'files', label: 'Files', make: files },
  { path: 'operations', label: 'Operations', make: operations },
  { path: 'audit', label: 'Changes', make: audit, adminsOnly: true },
  { path: 'search', make: search, hidden: true },
];

let me;
let shown;

function show(view) {
  const first = shown === undefined;
  shown?.close?.();
  shown = view;
  document.title = `${view.title} · Lonja`;
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
  const context = { me, live, query, change: remember };
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
    show(nowhere());
  }
}

/** `#/users/ana?q=x` in its parts. */
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

/** Writes what a view asks for into the address, so that it can be linked and found again. */
function remember(asked) {
  const parameters = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  history.replaceState(null, '', `#/${address().name}${parameters.size > 0 ? `?${parameters}` : ''}`);
}

function nowhere() {
  return {
    title: 'Nothing here',
    element: h('section', {}, h('h1', { tabindex: -1 }, 'Nothing here'),
      h('p', { class: 'notice empty' }, 'This address names no view. ', h('a', { href: '#/' }, 'To the overview'))),
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
  element('who').replaceChildren(h('bdi', {}, me.name), me.name === role ? '' : ` · ${role}`);
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
  show(login({ entered: enter, reason }));
}

function showLive(comes) {
  element('live').className = `live ${comes ? 'on' : 'off'}`;
  element('live').textContent = comes ? 'Live' : 'Not live, trying again…';
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
  element('version').textContent = `Lonja registry ${stats.version}`;
});
document.addEventListener('lonja:signed-out', () => me && leave('Your account is no longer let in. Sign in again.'));
// A browser opens six connections to one host, for all its tabs: those that nobody sees must not keep one each.
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

begin();
