import { toApiError } from '../api/api-error.ts';
import { operations, type PromptloomError } from '../api/client.ts';
import type { ImportProgress, ImportReport, JobOf } from '../api/types.ts';
import { createStore, useStore } from '../lib/store.ts';
import { cancelJob, errorOf, startJob, useJobsOf } from '../state/jobs/jobs.ts';

/** An import as the page shows it; it continues when the panel, the page or the tab is closed. */
export interface ImportState {
  status: 'idle' | 'uploading' | 'running' | 'done' | 'failed' | 'cancelled';
  name?: string;
  jobId?: string;
  progress?: ImportProgress;
  report?: ImportReport;
  error?: PromptloomError;
}

/** A file that is being uploaded, or whose upload failed. */
const sending = createStore<ImportState>({ status: 'idle' });

/** The import to show: the file that is being sent, or else the newest one of the server. */
export function useImporting(): ImportState {
  const mine = useStore(sending);
  const [newest] = useJobsOf('import');
  return mine.status !== 'idle' || !newest ? mine : stateOf(newest);
}

function stateOf({ id, status, about, progress, result, error }: JobOf<'import'>): ImportState {
  return {
    status: status === 'queued' ? 'running' : status,
    jobId: id,
    name: about.text ?? 'File',
    ...(progress && { progress }),
    ...(result && { report: result }),
    ...(status === 'failed' && { error: errorOf(error) }),
  };
}

export async function importFile(file: File, images: boolean): Promise<void> {
  sending.set({ status: 'uploading', name: file.name });
  try {
    await startJob(
      operations.import,
      { path: file.name, images },
      { file: { content: file, name: file.name } },
    );
    sending.set({ status: 'idle' });
  } catch (error) {
    sending.set({ status: 'failed', name: file.name, error: toApiError(error) });
  }
}

export async function cancelImport({ jobId }: ImportState): Promise<void> {
  if (jobId !== undefined) await cancelJob(jobId).catch(() => undefined);
}
