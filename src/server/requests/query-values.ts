import { z } from 'zod';
import { MORE_THAN_SPACES } from '../../records/name.ts';

/** Values of addresses, which are all text there. */

const YES = ['true', '1', 'yes', 'on', 'y', 'enabled'];
const NO = ['false', '0', 'no', 'off', 'n', 'disabled'];

/** True or false, as people and programs write it. */
export const flag = z.stringbool({ truthy: YES, falsy: NO }).meta({ enum: [...YES, ...NO] });

/** A whole number from one to another. */
export const wholeFrom = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** Text that is more than spaces. */
export const words = z.string().trim().min(1).max(20_000).meta(MORE_THAN_SPACES);
