import { open } from './api.js';

const maxSilence = 15_000;

/**
 * Receives the events of the registry while an account is signed in. Dispatches `stats`, `presence` and `content` with their
 * data, `state` with whether the connection works, and `reload` when events may have been missed.
 */
export class Live extends EventTarget {
  #abort;
  #failures = 0;
  #missed = false;

  get isOn() {
    return this.#abort !== undefined;
  }

  start() {
    this.stop();
    this.#abort = new AbortController();
    this.#run(this.#abort.signal);
  }

  stop() {
    this.#missed ||= this.isOn;
    this.#abort?.abort();
    this.#abort = undefined;
    this.#failures = 0;
  }

  async #run(signal) {
    while (!signal.aborted) {
      let wait;
      try {
        await this.#listen(signal);
      } catch (problem) {
        wait = problem.retryAfter;
        if (problem.status === 401 || problem.status === 403) {
          return;
        }
      }
      if (!signal.aborted) {
        this.#say('state', false);
        this.#missed = true;
        this.#failures += 1;
        await pause(wait ? wait * 1000 : Math.min(15_000, 500 * 2 ** this.#failures) * (0.75 + Math.random() / 2), signal);
      }
    }
  }

  /** Reads one stream to its end. A stream that is silent for too long counts as ended. */
  async #listen(signal) {
    const watch = new AbortController();
    const either = AbortSignal.any([signal, watch.signal]);
    let alarm = setTimeout(() => watch.abort(), maxSilence);
    try {
      const response = await open('/events', {}, { signal: either });
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (;;) {
        const { done, value } = await reader.read();
        if (done) {
          return;
        }
        clearTimeout(alarm);
        alarm = setTimeout(() => watch.abort(), maxSilence);
        const blocks = (rest + value).split(/\r?\n\r?\n/);
        rest = blocks.pop();
        blocks.forEach(block => this.#receive(block));
      }
    } finally {
      clearTimeout(alarm);
    }
  }

  #receive(block) {
    let name = 'message';
    const data = [];
    for (const line of block.split(/\r?\n/)) {
      const [, field, value] = /^([^:]*)(?:: ?(.*))?$/.exec(line);
      if (field === 'event') {
        name = value;
      } else if (field === 'data') {
        data.push(value);
      }
    }
    if (data.length === 0) {
      return;
    }
    if (name === 'hello') {
      this.#say('state', true);
      if (this.#missed) {
        this.#say('reload');
      }
      this.#missed = false;
      this.#failures = 0;
    } else {
      this.#say(name, JSON.parse(data.join('\n')));
    }
  }

  #say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function pause(milliseconds, signal) {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
