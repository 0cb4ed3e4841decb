import { given, textOf } from '../lib/values.ts';

/** The versions of a prompt as the address bar holds them. */
export interface VersionsParams {
  /** One of them, by its id, its number, a label, or "current". */
  version?: string;
  /** Id of the version that is being edited into a new one. */
  edit?: string;
}

/** Reads from an address which versions are shown, and drops anything else. */
export function validateVersions(raw: Record<string, unknown>): VersionsParams {
  return given({ version: textOf(raw.version)?.trim(), edit: textOf(raw.edit)?.trim() });
}
