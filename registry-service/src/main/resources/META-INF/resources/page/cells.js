import { segment } from './api.js';
import { h, pathOf, typed } from './dom.js';
import { files, moment } from './format.js';

// Cells and columns that the tables of several views share.

const userAddress = name => `#/users/${segment(name)}`;

export const userLink = name => h('a', { href: userAddress(name) }, typed(name));

export function time(text) {
  const { short, full } = moment(text);
  return h('time', { datetime: text, title: full }, short);
}

export const badge = (kind, text) => h('span', { class: `badge ${kind}` }, text);

export const presence = connected => (connected ? badge('good', 'Connected') : badge('calm', 'Away'));

export const endpoint = user =>
  user.connected
    ? h('span', { class: 'code address' }, `${user.address.includes(':') ? `[${user.address}]` : user.address}:${user.port}`)
    : h('span', { class: 'none' }, '–');

export const userColumns = [
  { label: 'User', style: 'main', cell: user => userLink(user.name) },
  { label: 'Presence', cell: user => presence(user.connected) },
  { label: 'Address', cell: endpoint },
  { label: 'Files', style: 'number', cell: files },
  { label: 'Registered', style: 'time', cell: user => time(user.registeredAt) },
];

export const pathColumn = {
  label: 'Path',
  style: 'main path',
  cell: file => pathOf(file.path),
};

export const descriptionColumn = {
  label: 'Description',
  style: 'wide',
  cell: file => (file.description ? typed(file.description) : h('span', { class: 'none' }, '–')),
};

export const ownerColumn = {
  label: 'Owner',
  cell: file => h('span', {}, userLink(file.owner), !file.ownerConnected && [' ', presence(false)]),
};

export const publishedColumn = { label: 'Published', style: 'time', cell: file => time(file.publishedAt) };

const words = outcome => outcome.toLowerCase().replaceAll('_', ' ');

const outcome = operation =>
  badge(operation.outcome === 'OK' ? 'good' : operation.outcome === 'FAILED' ? 'bad' : 'warn',
    operation.outcome === 'OK' ? 'OK' : words(operation.outcome));

export const operationColumns = [
  { label: 'Time', style: 'time', cell: operation => time(operation.time) },
  { label: 'User', style: 'main', cell: operation => userLink(operation.user) },
  { label: 'Operation', style: 'code', cell: operation => operation.operation },
  { label: 'Outcome', cell: outcome },
  { label: 'Address', cell: operation => h('span', { class: 'code address' }, operation.address) },
];
