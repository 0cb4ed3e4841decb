/** Rounds of asking for more; a row is hardly ever there three times. */
const ROUNDS = 3;

/**
 * The first k different rows of an ordered search. Two processes that write the same prompt at the same moment leave it
 * twice until the database merges; see docs/decisions/0010. Nobody asks twice unless there are such rows.
 * @param search gives the first `n` rows, repeated ones included.
 */
export async function dedupeRows<Row extends { id: string }>(
  k: number,
  search: (n: number) => Promise<Row[]>,
): Promise<Row[]> {
  let wanted = k;
  for (let round = 1; ; round++) {
    const rows = await search(wanted);
    const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
    if (unique.length >= k || rows.length < wanted || round === ROUNDS) return unique.slice(0, k);
    wanted = k + 2 * (wanted - unique.length);
  }
}
