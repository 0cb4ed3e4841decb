import { queryOptions } from '@tanstack/react-query';
import { api, apiAddress, operations } from '../api/client.ts';
import { queryClient, refreshLibrary } from '../api/queries.ts';
import type { EditInput, LabelInput, Versions } from '../api/types.ts';

/** The versions of a prompt, from whichever of them one asks. */
export function versionsQuery(id: string) {
  return queryOptions({
    queryKey: ['versions', id],
    queryFn: ({ signal }) => api.versions.list(id, { signal }),
  });
}

/** Where a program reads one version. */
export function versionAddress(id: string, version: string): string {
  return apiAddress(operations.versions.get, id, version);
}

/** One version, by its id, its number, a label or "current". */
export function versionQuery(id: string, version: string | undefined) {
  return queryOptions({
    queryKey: ['version', id, version],
    enabled: version !== undefined,
    queryFn: ({ signal }) => api.versions.get(id, version ?? '', { signal }),
  });
}

async function change(id: string, work: Promise<Versions>): Promise<Versions> {
  const versions = await work;
  queryClient.setQueryData(['versions', id], versions);
  refreshLibrary();
  return versions;
}

/** @throws PromptloomError, such as when the text is that of the current version. */
export function editVersion(id: string, edit: EditInput): Promise<Versions> {
  return change(id, api.versions.edit(id, edit));
}

/** Makes a version the current one again. */
export function restoreVersion(id: string, version: string): Promise<Versions> {
  return change(id, api.versions.restore(id, version));
}

/** @throws PromptloomError where another version has the label and it is not to be moved. */
export function labelVersion(id: string, wanted: LabelInput): Promise<Versions> {
  return change(id, api.versions.label(id, wanted));
}

/** Removes a label. */
export function unlabel(id: string, label: string): Promise<Versions> {
  return change(id, api.versions.unlabel(id, label));
}
