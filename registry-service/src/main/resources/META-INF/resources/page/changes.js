import { ask as askRegistry, segment } from './api.js';
import { announce } from './dom.js';
import { files } from './format.js';
import { ask } from './question.js';

// What an administrator may change; each asks first, and resolves to whether it was done.

export async function disconnect(user) {
  return confirmed({
    title: `Disconnect ${user.name}?`,
    text: [
      'The registry forgets where this user is: others no longer see it among the connected. What it published stays, '
        + 'and it may connect again at any time.',
    ],
    action: 'Disconnect',
    perform: () => askRegistry(`/users/${segment(user.name)}/disconnect`, {}, { method: 'POST' }),
  }, `${user.name} was disconnected.`);
}

export async function deleteUser(user) {
  return confirmed({
    title: `Delete ${user.name}?`,
    text: [
      `The user, its presence and what it published (files: ${files(user)}) are removed from the registry. This cannot be `
        + 'undone. Nothing is deleted on the user’s own disk, and the name may be registered again.',
    ],
    action: 'Delete user',
    perform: () => askRegistry(`/users/${segment(user.name)}`, {}, { method: 'DELETE' }),
  }, `${user.name} was deleted.`);
}

export async function deleteFile(file) {
  return confirmed({
    title: 'Delete this file from the registry?',
    text: [
      file.path,
      `It is taken off what ${file.owner} publishes. Nothing is deleted on the user’s own disk, and it may be published `
        + 'again.',
    ],
    action: 'Delete file',
    perform: () => askRegistry(`/users/${segment(file.owner)}/files`, { path: file.path }, { method: 'DELETE' }),
  }, `${file.path} was deleted.`);
}

async function confirmed(question, done) {
  const changed = await ask(question);
  if (changed) {
    announce(done);
  }
  return changed;
}
