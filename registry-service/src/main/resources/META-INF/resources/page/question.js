import { h } from './dom.js';
import { t } from './text.js';

/**
 * Asks for confirmation in a dialog, and then performs the action. Resolves to whether the action was performed. If it fails,
 * the dialog shows the reason and stays open. The button of a `harmless` action does not warn.
 */
export function ask({ title, text, action, perform, harmless = false }) {
  return new Promise(resolve => {
    const failure = h('p', { class: 'notice error', role: 'alert', hidden: true });
    const cancel = h('button', { type: 'button', onclick: () => dialog.close() }, t('Cancel'));
    const confirm = h('button', { type: 'submit', class: harmless ? 'primary' : 'danger' }, action);
    const form = h('form', { method: 'dialog', onsubmit: submit },
      h('h2', { id: 'question' }, title), text.map(line => h('p', {}, line)), failure,
      h('div', { class: 'choices' }, cancel, confirm));
    const dialog = h('dialog', { 'aria-labelledby': 'question', onclose: close }, form);
    let done = false;

    async function submit(event) {
      event.preventDefault();
      failure.hidden = true;
      confirm.disabled = true;
      confirm.textContent = t('Working…');
      try {
        await perform();
        done = true;
        dialog.close();
      } catch (problem) {
        failure.textContent = problem.message;
        failure.hidden = false;
        confirm.textContent = action;
        confirm.disabled = false;
      }
    }

    function close() {
      dialog.remove();
      resolve(done);
    }

    document.body.append(dialog);
    dialog.showModal();
    cancel.focus();
  });
}

/** Shows what nobody can read again, until the reader closes the dialog. */
export function tell({ title, text }) {
  const close = h('button', { type: 'submit', class: 'primary' }, t('Close'));
  const dialog = h('dialog', { 'aria-labelledby': 'question', onclose: () => dialog.remove() },
    h('form', { method: 'dialog' },
      h('h2', { id: 'question' }, title), text.map(line => h('p', {}, line)), h('div', { class: 'choices' }, close)));
  document.body.append(dialog);
  dialog.showModal();
  close.focus();
}
