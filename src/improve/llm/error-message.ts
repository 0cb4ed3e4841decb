import type { APICallError } from 'ai';

/** What a service said of an error: its message, or its whole body where it has none; nothing for a page of HTML. */
export function messageIn(error: APICallError): string {
  const body = error.responseBody ?? '';
  try {
    const value = JSON.parse(body) as {
      error?: { message?: unknown } | string;
      message?: unknown;
      detail?: unknown;
    };
    const inner = typeof value.error === 'string' ? value.error : value.error?.message;
    const said = inner ?? value.message ?? value.detail;
    if (typeof said === 'string') return said;
  } catch {
    // Not JSON: HTML pages say nothing worth showing.
    if (/^\s*</.test(body)) return '';
  }
  return body || error.message;
}
