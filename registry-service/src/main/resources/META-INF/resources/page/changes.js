import { ask as askRegistry, segment } from './api.js';
import { nameOf, wholeKey } from './cells.js';
import { announce, h, pathOf, visible } from './dom.js';
import { files, moment } from './format.js';
import { ask, tell } from './question.js';
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

export async function revokeKey(name, key) {
  return confirmed({
    title: t('Revoke this key of {user}?', { user: visible(name) }),
    text: [
      wholeKey(key.id),
      t('The sessions of this key lose the name at once, and no agent speaks for it with this key again. Other keys of the name stay.'),
    ],
    action: t('Revoke key'),
    perform: () => askRegistry(`/users/${segment(name)}/keys/${key.id}`, {}, { method: 'DELETE' }),
  }, t('The key was revoked.'));
}

export async function setRegistration(mode, meaning) {
  return confirmed({
    title: t('Change who may register?'),
    text: [t(meaning), t('This holds for all registries on the database. Names that are registered stay.')],
    action: t('Change#verb'),
    harmless: mode !== 'closed',
    perform: () => askRegistry('/registration', { mode }, { method: 'POST' }),
  }, t('The registration was changed.'));
}

export const makeClaimCode = name => makeCode(`/users/${segment(name)}/claim-code`, {
  title: t('Make a claim code for {user}?', { user: visible(name) }),
  text: [t('With the code, an agent makes the name its own: it belongs to the key of that agent, and classic clients can no longer change it. Give the code only to the person whose name it is.')],
});

export const makeRegisterCode = () => makeCode('/invitations', {
  title: t('Make a registration code?'),
  text: [t('With the code, an agent registers one name.')],
});

async function makeCode(path, question) {
  let made;
  await ask({
    ...question,
    action: t('Make the code'),
    harmless: true,
    perform: async () => {
      made = await askRegistry(path, {}, { method: 'POST' });
    },
  });
  if (made) {
    tell({
      title: t('The code'),
      text: [
        h('output', { class: 'code secret' }, made.code),
        t('Copy it now: it is shown only this once. It works once, until {time}.', { time: moment(made.expiresAt).full }),
      ],
    });
  }
}

async function confirmed(question, done) {
  const changed = await ask(question);
  if (changed) {
    announce(done);
  }
  return changed;
}
