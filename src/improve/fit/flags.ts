/** Flags, or a prompt that ends with them, with more behind `--no`, where it may stand already. */
export function withNo(flags: string, things: readonly string[]): string {
  const wanted = things.map((thing) => thing.trim()).filter((thing) => thing !== '');
  const [before, own] = flags.split(/\s--no\s+/i);
  if (own === undefined) return `${flags} --no ${wanted.join(', ')}`;
  const [listed = '', ...others] = own.split(/(?=\s--)/);
  const all = [...listed.split(',').map((thing) => thing.trim()), ...wanted];
  const once = [...new Map(all.map((thing) => [thing.toLowerCase(), thing])).values()];
  return `${before} --no ${once.join(', ')}${others.join('')}`;
}
