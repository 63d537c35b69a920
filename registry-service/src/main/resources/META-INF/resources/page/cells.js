import { segment } from './api.js';
import { h, pathOf, typed, visible } from './dom.js';
import { files, keyId, moment, size } from './format.js';
import { t, word } from './text.js';

// Cells and columns that the tables of several views share.

const userAddress = name => `#/users/${segment(name)}`;

export const userLink = name => h('a', { href: userAddress(name) }, typed(name));

export function time(text) {
  const { short, full } = moment(text);
  return h('time', { datetime: text, title: full }, short);
}

export const badge = (kind, text) => h('span', { class: `badge ${kind}` }, text);

export const presence = connected => (connected ? badge('good', t('Connected')) : badge('calm', t('Away')));

const none = () => h('span', { class: 'none' }, '–');

/** Where the agent of a user is; without a port it does not listen. */
export const endpoint = user =>
  user.connected
    ? h('span', { class: 'code address' }, user.port === undefined ? user.address : `${hostOf(user.address)}:${user.port}`)
    : none();

const hostOf = address => (address.includes(':') ? `[${address}]` : address);

/** The whole id of a key; its lines break between the groups. */
export const wholeKey = id => h('span', { class: 'code key' }, keyId(id).split(/(?<=-)/).map(group => [group, h('wbr')]));

/** The beginning of the id of a key, which is enough to tell a few keys apart. */
const shortKey = id => h('span', { class: 'code key', title: keyId(id) }, `${keyId(id).slice(0, 9)}…`);

// A registry of an older version, which may answer this page, knows no keys.
const keys = user => (user.keys?.length ? h('span', { class: 'keys' }, user.keys.map(id => [shortKey(id), ' '])) : none());

export const userColumns = [
  { label: t('User'), style: 'main', cell: user => userLink(user.name) },
  { label: t('Presence'), cell: user => presence(user.connected) },
  { label: t('Address'), cell: endpoint },
  { label: t('Keys'), cell: keys },
  { label: t('Files'), style: 'number', cell: files },
  { label: t('Registered'), style: 'time', cell: user => time(user.registeredAt) },
];

/** The path of a file as people read it. A registry of an older version, which may answer this page, does not name it. */
export const nameOf = file => file.name ?? file.path;

/** The name of a file; what a classic client must type for it is its title. */
export function fileName(file) {
  const name = pathOf(nameOf(file), nameOf(file) === file.path ? undefined : visible(file.path));
  return file.kind === 'folder' ? h('span', {}, name, ' ', badge('calm', t('Folder'))) : name;
}

export const pathColumn = {
  label: t('Path'),
  style: 'main path',
  cell: fileName,
};

export const descriptionColumn = {
  label: t('Description'),
  style: 'wide',
  cell: file => (file.description ? typed(file.description) : none()),
};

export const sizeColumn = {
  label: t('Size'),
  style: 'number',
  cell: file => (file.size === undefined ? none()
    : h('span', { title: file.root && t('Root of the content: {root}', { root: file.root }) }, size(file.size))),
};

export const ownerColumn = {
  label: t('Owner'),
  cell: file => h('span', {}, userLink(file.owner), !file.ownerConnected && [' ', presence(false)]),
};

export const publishedColumn = { label: t('Published'), style: 'time', cell: file => time(file.publishedAt) };

const outcome = operation =>
  badge(operation.outcome === 'OK' ? 'good' : operation.outcome === 'FAILED' ? 'bad' : 'warn',
    operation.outcome === 'OK' ? 'OK' : word(operation.outcome));

export const operationColumns = [
  { label: t('Time'), style: 'time', cell: operation => time(operation.time) },
  { label: t('User'), style: 'main', cell: operation => userLink(operation.user) },
  { label: t('Operation'), style: 'code', cell: operation => operation.operation },
  { label: t('Outcome'), cell: outcome },
  { label: t('Address'), cell: operation => h('span', { class: 'code address' }, operation.address) },
];
