import { messageOf, PromptloomError } from '../../errors.ts';

const REASONS: Record<string, { reason: string; hint: string }> = {
  ENOSPC: {
    reason: 'the disk is full',
    hint: 'Make room, or set HF_HOME to a folder on another disk. What has arrived is kept; the same command goes on from there.',
  },
  EDQUOT: {
    reason: 'your disk quota is used up',
    hint: 'Make room, or set HF_HOME to a folder on another disk. What has arrived is kept; the same command goes on from there.',
  },
  EACCES: {
    reason: 'this user may not write there',
    hint: 'Give yourself the right to write, or set HF_HOME to a folder of yours.',
  },
  EROFS: {
    reason: 'the disk is read-only',
    hint: 'Set HF_HOME to a folder that can be written.',
  },
  ENOTDIR: {
    reason: 'a file stands where a folder should be',
    hint: 'Move it away, or set HF_HOME to another folder.',
  },
};
REASONS.EPERM = REASONS.EACCES!;
REASONS.EEXIST = REASONS.ENOTDIR!;

/** Says why a file of the model cache could not be written, so that a person can act on it. */
export function writeFailure(file: string, error: unknown): PromptloomError {
  if (error instanceof PromptloomError) return error;
  const { reason, hint } = REASONS[(error as NodeJS.ErrnoException | undefined)?.code ?? ''] ?? {
    reason: messageOf(error),
    hint: 'Set HF_HOME to keep models in another folder.',
  };
  return new PromptloomError('fetch-failed', `${file} could not be written: ${reason}`, {
    hint,
    cause: error,
  });
}

/** An amount of data for people: "605 MB". */
export function megabytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(2)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return `${Math.max(bytes === 0 ? 0 : 1, Math.round(bytes / 1e3))} kB`;
}
