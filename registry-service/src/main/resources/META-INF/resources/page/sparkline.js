import { svg } from './dom.js';
import { rate } from './format.js';
import { t } from './text.js';

const width = 150;
const height = 32;

/** A small line chart of the last values, stretched to the available width. */
export class Sparkline {
  #line = svg('polyline', { class: 'line' });
  #area = svg('polygon', { class: 'area' });
  element = svg('svg', {
    class: 'sparkline', viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', role: 'img',
  }, this.#area, this.#line);

  draw(values) {
    const highest = Math.max(...values, 1);
    const left = width - values.length + 1;
    const points = values.map((value, i) => `${left + i},${(height - 2 - (value / highest) * (height - 4)).toFixed(1)}`);
    this.#line.setAttribute('points', points.join(' '));
    this.#area.setAttribute('points', [`${left},${height}`, ...points, `${width},${height}`].join(' '));
    this.element.setAttribute('aria-label',
      t('Requests per second in the last minutes: now {now}, at most {most}',
        { now: rate(values.at(-1) ?? 0), most: rate(Math.max(...values, 0)) }));
  }
}
