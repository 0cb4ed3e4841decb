/**
 * How much faster than its input the work of `run` grows: about 1 where it is linear, about `factor` where it is quadratic.
 * Compares processor time of this process, the least of some runs, so that a busy machine changes little.
 * @param run does the work for an input of `size`
 */
export async function growth(
  run: (size: number) => unknown,
  size: number,
  { factor = 8, runs = 4 } = {},
): Promise<number> {
  await run(size);
  const small = await leastTime(() => run(size), runs);
  const large = await leastTime(() => run(size * factor), runs);
  return large / small / factor;
}

/** Below this two figures differ by chance alone. */
const LEAST_MICROSECONDS = 500;

async function leastTime(run: () => unknown, runs: number): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < runs; n++) {
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    times.push(user + system);
  }
  return Math.max(LEAST_MICROSECONDS, Math.min(...times));
}
