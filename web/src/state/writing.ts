/** Whether an address is one of the pages about writing, which belong together. */
export function isWriting(pathname: string): boolean {
  return /^\/(improve|improvements|rework|templates|describe)(\/|$)/.test(pathname);
}
