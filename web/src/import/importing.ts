import { type ApiError, toApiError } from '../api/api-error.ts';
import { call } from '../api/client.ts';
import { cancelJob, followJob } from '../api/job.ts';
import { refreshLibrary } from '../api/queries.ts';
import type { ImportProgress, ImportReport, Job } from '../api/types.ts';
import { say } from '../app/toast.ts';
import { createStore } from '../lib/store.ts';

/** An import as the page follows it; like drawings it outlives its panel. */
export interface ImportState {
  status: 'idle' | 'uploading' | 'running' | 'done' | 'failed' | 'cancelled';
  name?: string;
  jobId?: string;
  progress?: ImportProgress;
  report?: ImportReport;
  error?: ApiError;
}

export const importing = createStore<ImportState>({ status: 'idle' });

export interface ImportChoice {
  images: boolean;
}

export async function importFile(file: File, choice: ImportChoice): Promise<void> {
  importing.set({ status: 'uploading', name: file.name });
  const change = (by: Partial<ImportState>) => importing.set((state) => ({ ...state, ...by }));
  try {
    const form = new FormData();
    form.set('request', JSON.stringify({ images: choice.images }));
    form.set('file', file, file.name);
    const job = await call<Job<ImportProgress, ImportReport>>('/imports', { method: 'POST', form });
    change({ status: 'running', jobId: job.id });
    const end = await followJob<ImportProgress, ImportReport>(job.id, (progress) => change({ progress }));
    if (end.status === 'done') {
      change({ status: 'done', report: end.result });
      say(`${file.name} is imported`);
    } else change(end);
    refreshLibrary();
  } catch (error) {
    change({ status: 'failed', error: toApiError(error) });
  }
}

export async function cancelImport(): Promise<void> {
  const { jobId } = importing.get();
  if (jobId !== undefined) await cancelJob(jobId).catch(() => undefined);
}
