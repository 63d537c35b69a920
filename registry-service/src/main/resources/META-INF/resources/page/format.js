import { locale, t } from './text.js';

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const hundredths = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 2 });
const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
const dayAndClock = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });

export const count = number => whole.format(number);

export const rate = number => (number < 10 ? tenths : whole).format(number);

/** A part of a whole, in per cent. */
export const share = (part, all) => percent.format(part / all);

/** Milliseconds with their unit: 0.35 ms, 8.5 ms, 120 ms, 1.2 s. */
export function duration(milliseconds) {
  if (milliseconds >= 1000) {
    return `${tenths.format(milliseconds / 1000)} s`;
  }
  return `${(milliseconds < 1 ? hundredths : milliseconds < 10 ? tenths : whole).format(milliseconds)} ms`;
}

/** A number of seconds in its two largest units. */
export function age(seconds) {
  const parts = [
    [Math.floor(seconds / 86400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [Math.floor(seconds) % 60, 's'],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first < 0) {
    return '0 s';
  }
  return parts.slice(first, first + 2).filter(([amount]) => amount > 0).map(part => part.join(' ')).join(' ');
}

/** A time of the registry in the reader's time zone: `short` leaves out the date of today, `full` never does. */
export function moment(text) {
  const time = new Date(text);
  const full = dayAndClock.format(time);
  return { short: time.toDateString() === new Date().toDateString() ? clock.format(time) : full, full };
}

/** The number of files of a user; the registry counts up to a limit, and `+` means that there are more. */
export const files = user => count(user.files) + (user.moreFiles ? '+' : '');

const units = 'KMGTPE';

/** A number of bytes: 999 B, 1.5 KiB, 12 MiB. */
export function size(bytes) {
  if (bytes < 1024) {
    return `${whole.format(bytes)} B`;
  }
  const power = Math.min(units.length, Math.floor(Math.log2(bytes) / 10));
  const number = bytes / 1024 ** power;
  return `${(number < 10 ? tenths : whole).format(number)} ${units[power - 1]}iB`;
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** The id of a key as people read it: base32 in groups of four. */
export function keyId(hex) {
  const bits = [...hex].map(digit => parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  const letters = bits.match(/.{1,5}/g).map(group => base32[parseInt(group.padEnd(5, '0'), 2)]).join('');
  return letters.match(/.{1,4}/g).join('-');
}

/** The text for one thing, or the text for several; both have a place for the `{count}`. */
export const plural = (number, one, many) => t(number === 1 ? one : many, { count: count(number) });
