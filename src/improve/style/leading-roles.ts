import type { Role } from '../../records/style-word.ts';

/** The roles that may lead a variant. */
export const LEADING_ROLES: readonly Role[] = ['medium', 'movement', 'artist'];
