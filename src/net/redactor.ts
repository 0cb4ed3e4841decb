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
  excerpt(text: string, most = 200): string {
    // First what could stand unseen within a secret.
    let clean = text
      .slice(0, 100_000)
      .replace(/[\s\u0085\u2028\u2029]+/g, ' ')
      .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu, '')
      .slice(0, 4000);
    for (const secret of this.#secrets) clean = clean.replaceAll(secret, '[hidden]');
    clean = clean
      .replace(/\b(?:sk|pk|hf|gsk|key)[-_][\w*-]{6,}/gi, '[hidden]')
      .replace(/\b(?:AKIA|ASIA)[A-Z0-9]{12,}/g, '[hidden]')
      .replace(/(bearer|basic)\s+[\w.+/=-]{8,}/gi, '$1 [hidden]')
      .trim();
    return clean.length > most ? `${[...clean.slice(0, most)].slice(0, -1).join('')}…` : clean;
  }
}
