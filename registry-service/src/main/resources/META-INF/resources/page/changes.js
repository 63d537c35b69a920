import { ask as askRegistry, segment } from './api.js';
import { nameOf } from './cells.js';
import { announce, pathOf, visible } from './dom.js';
import { files } from './format.js';
import { ask } from './question.js';
import { parts, t } from './text.js';

// The changes that an administrator can make. Each function asks for confirmation and resolves to whether the change was made.

export async function disconnect(user) {
  return confirmed({
    title: t('Disconnect {user}?', { user: visible(user.name) }),
    text: [
      t('The registry removes the address of this user, and others no longer see the user as connected. The published files stay, and the user can connect again at any time.'),
    ],
    action: t('Disconnect'),
    perform: () => askRegistry(`/users/${segment(user.name)}/disconnect`, {}, { method: 'POST' }),
  }, t('{user} was disconnected.', { user: visible(user.name) }));
}

export async function deleteUser(user) {
  return confirmed({
    title: t('Delete {user}?', { user: visible(user.name) }),
    text: [
      t('The user, its presence and its published files ({files}) are removed from the registry. This cannot be undone. Nothing is deleted on the user’s own disk, and the name can be registered again.', { files: files(user) }),
    ],
    action: t('Delete user'),
    perform: () => askRegistry(`/users/${segment(user.name)}`, {}, { method: 'DELETE' }),
  }, t('{user} was deleted.#user', { user: visible(user.name) }));
}

export async function deleteFile(file) {
  return confirmed({
    title: t('Delete this file from the registry?'),
    text: [
      pathOf(nameOf(file)),
      ...(nameOf(file) === file.path ? [] : [parts('It is published as {path}', { path: pathOf(file.path) })]),
      t('{user} no longer publishes this file. Nothing is deleted on the user’s own disk, and the file can be published again.', { user: visible(file.owner) }),
    ],
    action: t('Delete file'),
    perform: () => askRegistry(`/users/${segment(file.owner)}/files`, { path: file.path }, { method: 'DELETE' }),
  }, t('{path} was deleted.', { path: visible(nameOf(file)) }));
}

async function confirmed(question, done) {
  const changed = await ask(question);
  if (changed) {
    announce(done);
  }
  return changed;
}
