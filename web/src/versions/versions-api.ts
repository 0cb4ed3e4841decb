import { queryOptions } from '@tanstack/react-query';
import { apiAddress, call } from '../api/client.ts';
import { queryClient, refreshLibrary } from '../api/queries.ts';
import type { EditInput, LabelInput, Version, Versions } from '../api/types.ts';

const route = (id: string) => `/prompts/${encodeURIComponent(id)}`;

/** The versions of a prompt, by the id of any of them. */
export function versionsQuery(id: string) {
  return queryOptions({
    queryKey: ['versions', id],
    queryFn: ({ signal }) => call<Versions>(`${route(id)}/versions`, { signal }),
  });
}

/** The address where programs read one version. */
export function versionAddress(id: string, version: string): string {
  return apiAddress(`${route(id)}/versions/${encodeURIComponent(version)}`);
}

/** One version, by its id, its number, a label or "current". */
export function versionQuery(id: string, version: string | undefined) {
  return queryOptions({
    queryKey: ['version', id, version],
    enabled: version !== undefined,
    queryFn: ({ signal }) =>
      call<Version>(`${route(id)}/versions/${encodeURIComponent(version ?? '')}`, { signal }),
  });
}

async function change(id: string, work: Promise<Versions>): Promise<Versions> {
  const versions = await work;
  queryClient.setQueryData(['versions', id], versions);
  refreshLibrary();
  return versions;
}

/** @throws ApiError, such as when the text is that of the current version. */
export function editVersion(id: string, json: EditInput): Promise<Versions> {
  return change(id, call<Versions>(`${route(id)}/versions`, { method: 'POST', json }));
}

/** Makes a version the current one again. */
export function restoreVersion(id: string, version: string): Promise<Versions> {
  const path = `${route(id)}/versions/${encodeURIComponent(version)}/restore`;
  return change(id, call<Versions>(path, { method: 'POST', json: {} }));
}

/** @throws ApiError where another version has the label and it is not to be moved. */
export function labelVersion(id: string, json: LabelInput): Promise<Versions> {
  return change(id, call<Versions>(`${route(id)}/labels`, { method: 'POST', json }));
}

/** Removes a label. */
export function unlabel(id: string, label: string): Promise<Versions> {
  return change(id, call<Versions>(`${route(id)}/labels/${encodeURIComponent(label)}`, { method: 'DELETE' }));
}
