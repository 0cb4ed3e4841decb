import { expandTemplate } from '../improve/template/expand.ts';
import { givenWildcards, readWildcards } from '../improve/template/wildcards.ts';
import type { ExpandRequest, ExpandResponse } from '../records/template.ts';

/** Expands a template with the wildcards of folders and those that the request brings. */
export function expand(request: ExpandRequest, folders: readonly string[]): ExpandResponse {
  const kept = readWildcards(folders);
  const own = givenWildcards(request.wildcards ?? {});
  const wildcards = {
    lines: (name: string) => (own.lines(name).length > 0 ? own.lines(name) : kept.lines(name)),
    names: () => [...new Set([...own.names(), ...kept.names()])].sort(),
  };
  const { mode, count, seed, variables, template } = request;
  const expanded = expandTemplate(template, { mode, count, seed, variables, wildcards });
  return { template, ...expanded, wildcards: wildcards.names() };
}
