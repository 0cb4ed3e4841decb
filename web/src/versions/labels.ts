import type { Version } from '../api/types.ts';

/** The version that has a label, ignoring case. */
export function holderOf<T extends Pick<Version, 'labels'>>(
  versions: readonly T[],
  label: string,
): T | undefined {
  const wanted = label.trim().normalize('NFC').toLowerCase();
  return versions.find(({ labels }) => labels.some((one) => one.toLowerCase() === wanted));
}

/** All labels with the number of their version, in the order of versions. */
export function labelsOf(
  versions: readonly Pick<Version, 'labels' | 'number'>[],
): { label: string; number: number }[] {
  return versions.flatMap(({ labels, number }) => labels.map((label) => ({ label, number })));
}
