/** Folders of an absolute path, but for the addresses of this and other programs' APIs; `C:\…\` too. */
const FOLDERS =
  /(?<![\w:/.~-])(?:\/(?!api\/|docs\b|sdapi\/)(?:[^\s/:'"“”]+\/)+|[A-Za-z]:\\(?:[^\\:*?"<>|]+\\)+)/g;

/** A text in which files are named without the folders they are in: those are the server's own business. */
export function withoutFolders(text: string): string {
  return text.replace(FOLDERS, '');
}

/** The same of all texts in a value, such as the report of a job. */
export function withoutFoldersIn<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (key, one: unknown) =>
    typeof one === 'string' && key !== 'url' ? withoutFolders(one) : one,
  ) as T;
}
