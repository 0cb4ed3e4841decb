import type { APICallError } from 'ai';
import { messageIn } from '../../net/failure.ts';

/** What a service said of an error; nothing for a page of HTML. */
export function saidIn(error: APICallError): string {
  return error.responseBody ? messageIn(error.responseBody) : error.message;
}
