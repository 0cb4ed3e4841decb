/** The versions of a prompt as the address bar holds them. */
export interface VersionsParams {
  /** One of them, by its id, its number, a label, or "current". */
  version?: string;
  /** Id of the version that is being edited into a new one. */
  edit?: string;
}

function text(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first.trim() !== '' ? first.trim() : undefined;
}

/** What of an address says which versions are shown; anything else is dropped. */
export function validateVersions(raw: Record<string, unknown>): VersionsParams {
  const [version, edit] = [text(raw.version), text(raw.edit)];
  return { ...(version && { version }), ...(edit && { edit }) };
}
