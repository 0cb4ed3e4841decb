import { expandTemplate } from '../../improve/template/expand.ts';
import {
  givenWildcards,
  joinedWildcards,
  readWildcards,
} from '../../improve/template/wildcards/wildcards.ts';
import type { ExpandRequest, ExpandResponse } from '../../records/template.ts';

/** Expands a template with the wildcards of folders and those that the request brings. */
export function expand(request: ExpandRequest, folders: readonly string[]): ExpandResponse {
  const wildcards = joinedWildcards(givenWildcards(request.wildcards ?? {}), readWildcards(folders));
  const { mode, count, seed, variables, template } = request;
  const expanded = expandTemplate(template, { mode, count, seed, variables, wildcards });
  return { template, ...expanded, wildcards: wildcards.names() };
}
