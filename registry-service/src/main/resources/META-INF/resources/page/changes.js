import { ask as askRegistry, segment } from './api.js';
import { announce, pathOf, visible } from './dom.js';
import { files } from './format.js';
import { ask } from './question.js';

// The changes that an administrator can make. Each function asks for confirmation and resolves to whether the change was made.

export async function disconnect(user) {
  return confirmed({
    title: `Disconnect ${visible(user.name)}?`,
    text: [
      'The registry removes the address of this user, and others no longer see the user as connected. The published files '
        + 'stay, and the user can connect again at any time.',
    ],
    action: 'Disconnect',
    perform: () => askRegistry(`/users/${segment(user.name)}/disconnect`, {}, { method: 'POST' }),
  }, `${visible(user.name)} was disconnected.`);
}

export async function deleteUser(user) {
  return confirmed({
    title: `Delete ${visible(user.name)}?`,
    text: [
      `The user, its presence and its published files (${files(user)}) are removed from the registry. This cannot be undone. `
        + 'Nothing is deleted on the user’s own disk, and the name can be registered again.',
    ],
    action: 'Delete user',
    perform: () => askRegistry(`/users/${segment(user.name)}`, {}, { method: 'DELETE' }),
  }, `${visible(user.name)} was deleted.`);
}

export async function deleteFile(file) {
  return confirmed({
    title: 'Delete this file from the registry?',
    text: [
      pathOf(file.path),
      `${visible(file.owner)} no longer publishes this file. Nothing is deleted on the user’s own disk, and the file can be `
        + 'published again.',
    ],
    action: 'Delete file',
    perform: () => askRegistry(`/users/${segment(file.owner)}/files`, { path: file.path }, { method: 'DELETE' }),
  }, `${visible(file.path)} was deleted.`);
}

async function confirmed(question, done) {
  const changed = await ask(question);
  if (changed) {
    announce(done);
  }
  return changed;
}
