/** Most characters of what a service said that are shown. */
const SHOWN = 200;

/** Makes texts of a service fit to be shown: without keys, on one line, short. */
export class Redactor {
  readonly #secrets: readonly string[];

  /** @param secrets strings that must never be shown; very short ones are left out, for they are everywhere. */
  constructor(secrets: readonly (string | undefined)[] = []) {
    this.#secrets = secrets
      .filter((secret): secret is string => secret !== undefined && secret.length > 2)
      .sort((a, b) => b.length - a.length);
  }

  /** The start of `text`, safe to show. */
  excerpt(text: string): string {
    let clean = text.slice(0, 4000);
    for (const secret of this.#secrets) clean = clean.split(secret).join('[hidden]');
    clean = clean
      .replace(/\b(?:sk|pk|hf|gsk|key)[-_][\w*-]{6,}/gi, '[hidden]')
      .replace(/\b(?:AKIA|ASIA)[A-Z0-9]{12,}/g, '[hidden]')
      .replace(/(bearer|basic)\s+[\w.+/=-]{8,}/gi, '$1 [hidden]')
      .replace(/\s+/g, ' ')
      .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
      .trim();
    return clean.length > SHOWN ? `${[...clean.slice(0, SHOWN)].slice(0, -1).join('')}…` : clean;
  }
}
