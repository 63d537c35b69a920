import { problemDetail, problemTitle, t } from './text.js';

// Access to the REST interface of the registry, /api/v1, with the credentials of the signed-in account.

const storageKey = 'lonja.credentials';

// Stored for this tab only, until it is closed.
let credentials = sessionStorage.getItem(storageKey);

/** An answer that reports a failure. The status is 0 when there was no answer. */
class Problem extends Error {
  constructor(status, title, detail, retryAfter) {
    super(detail ?? title);
    this.status = status;
    this.title = title;
    this.retryAfter = retryAfter;
  }
}

export const isSignedIn = () => credentials !== null;

export function signIn(name, password) {
  const bytes = new TextEncoder().encode(`${name}:${password}`);
  credentials = `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

export function storeSignIn() {
  sessionStorage.setItem(storageKey, credentials);
}

export function forget() {
  credentials = null;
  sessionStorage.removeItem(storageKey);
}

/** Sends a request and returns the body of the answer, or undefined if it has none. */
export async function ask(path, parameters = {}, options = {}) {
  const response = await open(path, parameters, options);
  return response.status === 204 ? undefined : response.json();
}

/** Sends a request and returns the answer itself, for callers that read it as a stream. */
export async function open(path, parameters = {}, { method = 'GET', signal } = {}) {
  const query = new URLSearchParams(
    Object.entries(parameters).filter(([, value]) => value !== undefined && value !== ''));
  const response = await fetch(`api/v1${path}${query.size > 0 ? `?${query}` : ''}`, {
    method,
    signal,
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    headers: { Authorization: credentials ?? '', 'X-Requested-With': 'lonja' },
  }).catch(failure => {
    throw failure.name === 'AbortError' ? failure : new Problem(0, t('No answer'), t('The registry does not answer.'));
  });
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}

async function problemOf(response) {
  const body = await response.json().catch(() => ({}));
  const problem = new Problem(response.status, problemTitle(response.status, body.title),
    body.detail && problemDetail(body.detail), Number(response.headers.get('Retry-After')) || undefined);
  if (problem.status === 401) {
    document.dispatchEvent(new CustomEvent('lonja:signed-out'));
  }
  return problem;
}

/** Encodes a name as one segment of a path, where `.` and `..` have another meaning. */
export const segment = name => encodeURIComponent(/^[.=]/.test(name) ? `=${name}` : name);
