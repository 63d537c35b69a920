import { ask } from '../api.js';
import { makeRegisterCode, setRegistration } from '../changes.js';
import { h } from '../dom.js';
import { choice } from '../filters.js';
import { t } from '../text.js';

const modes = {
  open: 'Everybody registers, classic clients too.',
  invited: 'Whoever has a registration code registers. Classic clients do not.',
  closed: 'Nobody registers.',
};
const claims = {
  code: 'A name that a classic client registered gets its first key with a code.',
  address: 'A name that a classic client registered gets its first key with a code, or from the only address that it was connected from.',
  off: 'A name that a classic client registered cannot get a key.',
};
const invites = {
  users: 'Administrators make registration codes, and users whose name has a key.',
  admin: 'Only administrators make registration codes.',
};

/** Who may register, and codes for those who may not. */
export function registration({ live }) {
  const failure = h('div', { class: 'notice error', role: 'alert', hidden: true });
  const panel = h('div', { class: 'panel padded', 'aria-busy': 'true' });

  async function load() {
    try {
      show(await ask('/registration'));
      failure.hidden = true;
    } catch (problem) {
      failure.textContent = problem.message;
      failure.hidden = false;
    }
    panel.removeAttribute('aria-busy');
  }

  function show(rules) {
    panel.replaceChildren(
      h('h2', {}, t('Who may register')),
      choice({
        label: t('Who may register'), value: rules.mode,
        options: [['open', t('Open')], ['invited', t('Invited')], ['closed', t('Closed')]],
        onChange: async mode => {
          await setRegistration(mode, modes[mode]);
          await load();
          panel.querySelector('input:checked')?.focus();
        },
      }),
      h('p', {}, t(modes[rules.mode])),
      h('button', { type: 'button', disabled: rules.mode === 'closed', onclick: makeRegisterCode }, t('Make a registration code…')),
      h('h2', { class: 'above' }, t('Set in the configuration')),
      h('ul', {}, h('li', {}, t(claims[rules.claim])), h('li', {}, t(invites[rules.invite]))));
  }

  live.addEventListener('reload', load);
  load();

  return {
    title: t('Registration'),
    element: h('section', {}, h('h1', { tabindex: -1 }, t('Registration')), failure, panel),
    close: () => live.removeEventListener('reload', load),
  };
}
