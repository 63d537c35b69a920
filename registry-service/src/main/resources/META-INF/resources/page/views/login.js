import { ask, forget, storeSignIn, signIn } from '../api.js';
import { h } from '../dom.js';
import { plural } from '../format.js';
import { t } from '../text.js';

/** The sign-in form. `onSignIn` gets the account that has signed in. */
export function login({ onSignIn, reason }) {
  const name = h('input', { id: 'name', name: 'username', autocomplete: 'username', required: true, autocapitalize: 'none',
    spellcheck: 'false' });
  const password = h('input', { id: 'password', name: 'password', type: 'password', autocomplete: 'current-password',
    required: true });
  const failure = h('p', { class: 'notice error', role: 'alert', hidden: reason === undefined }, reason ?? '');
  const button = h('button', { type: 'submit', class: 'primary' }, t('Sign in'));

  async function submit(event) {
    event.preventDefault();
    failure.hidden = true;
    button.disabled = true;
    signIn(name.value, password.value);
    try {
      const me = await ask('/me');
      storeSignIn();
      onSignIn(me);
    } catch (problem) {
      forget();
      failure.textContent = explain(problem);
      failure.hidden = false;
      button.disabled = false;
      password.select();
      password.focus();
    }
  }

  return {
    title: t('Sign in'),
    focus: () => name.focus(),
    element: h('section', { class: 'login' },
      h('img', { src: 'page/lonja.svg', alt: '', width: 56, height: 56 }),
      h('h1', { tabindex: -1 }, t('Lonja registry')),
      h('p', { class: 'lead' }, t('Users, published files and operations of this registry.')),
      h('form', { onsubmit: submit },
        h('label', { for: 'name' }, t('Name')), name,
        h('label', { for: 'password' }, t('Password')), password,
        failure, button),
      h('p', { class: 'hint' },
        t('The first start of the registry prints the name and the password of an administrator on its console.'))),
  };
}

function explain(problem) {
  switch (problem.status) {
    case 401:
      return t('The name or the password is wrong.');
    case 403:
      return t('This account needs the role viewer or admin.');
    case 429:
      return plural(problem.retryAfter ?? 60, 'Too many failed attempts. Try again in {count} second.', 'Too many failed attempts. Try again in {count} seconds.');
    default:
      return problem.message;
  }
}
