import path from 'node:path';
import { fileURLToPath } from 'node:url';

const MAX_LENGTH = 4000;
/** Enough of a check for a source: whoever fetches the image parses its address in full. */
const WEB = /^https?:\/\/[^\s/?#]/i;

/**
 * Where an image is, as a source states it: http(s) URLs stay, `file:` URLs and paths become absolute paths, relative
 * ones from the source's own folder. Undefined for what cannot be read as an image later: other schemes
 * (`data:`, `ftp:`…), files on other machines, unreasonable lengths.
 */
export function resolveLocation(stated: string, folder: string): string | undefined {
  const text = stated.trim();
  if (text === '' || text.length > MAX_LENGTH || /[\0\r\n]/.test(text)) return undefined;
  if (/^https?:/i.test(text)) return WEB.test(text) ? text : undefined;
  // Two letters at least: one is a Windows drive.
  const scheme = /^([a-z][a-z\d+.-]+):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'file') return fromFileUrl(text);
  if (scheme !== undefined) return undefined;
  if (text.startsWith('//')) return WEB.test(`https:${text}`) ? `https:${text}` : undefined;
  if (text.startsWith('\\\\')) return undefined;
  const absolute = path.resolve(folder, text);
  return absolute.length > MAX_LENGTH ? undefined : absolute;
}

function fromFileUrl(text: string): string | undefined {
  try {
    const url = new URL(text);
    return url.host === '' || url.host === 'localhost' ? fileURLToPath(url) : undefined;
  } catch {
    return undefined;
  }
}
