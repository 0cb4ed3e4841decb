import { useEffect, useRef, useState } from 'react';
import { count } from '../lib/format.ts';
import { useStore } from '../lib/store.ts';
import { closePanel, panel } from '../state/panels.ts';
import { Button } from '../ui/button.tsx';
import { ImportIcon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { cancelImport, type ImportState, importFile, useImporting } from './importing.ts';
import { ACCEPTED } from './kinds.ts';
import { Report } from './report.tsx';

/** Imports a file of prompts into the library. */
export function ImportPanel() {
  const state = useStore(panel);
  const current = useImporting();
  if (state.kind !== 'import') return null;
  const busy = current.status === 'uploading' || current.status === 'running';
  return (
    <Sheet onClose={closePanel} title="Import" testId="import">
      <div className="space-y-6 p-4 sm:p-6">
        {busy ? null : <Choose dropped={state.file} />}
        {busy ? (
          <div>
            <div className="mb-2 flex items-center justify-between gap-2">
              <p className="truncate text-sm">{current.name}</p>
              <Button
                onClick={() => void cancelImport(current)}
                disabled={current.jobId === undefined}
                className="h-8!"
              >
                Cancel
              </Button>
            </div>
            <ProgressBar fraction={fractionOf(current)} text={textOf(current)} />
          </div>
        ) : null}
        {current.status === 'cancelled' ? (
          <p className="text-muted text-sm">
            Cancelled. The rows read so far are in the library. Import the same file again to resume.
          </p>
        ) : null}
        {current.error && current.status === 'failed' ? <ProblemNote error={current.error} /> : null}
        {current.report && current.status === 'done' ? (
          <Report name={current.name ?? ''} report={current.report} />
        ) : null}
      </div>
    </Sheet>
  );
}

function Choose({ dropped }: { dropped: File | undefined }) {
  const [images, setImages] = useState(false);
  const [file, setFile] = useState(dropped);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setFile(dropped), [dropped]);
  return (
    <div className="space-y-4">
      <p className="text-muted text-sm">
        Choose a CSV, Parquet or JSON file. Only <code className="font-mono text-text">prompt</code> is
        required. These columns are also recognized, in any order:{' '}
        <code className="font-mono text-text">
          negative_prompt, url, width, height, source_site, model, seed, tags
        </code>
        . A text file has one prompt per line.
      </p>
      <button
        type="button"
        onClick={() => input.current?.click()}
        className="flex w-full flex-col items-center gap-2 rounded-xl border-2 border-line border-dashed bg-panel px-4 py-8 text-sm transition-colors hover:border-line-strong"
      >
        <ImportIcon className="size-6 text-muted" />
        <span className="max-w-full truncate">{file ? file.name : 'Choose a file or drop it here'}</span>
        {file ? <span className="text-muted text-xs">{count(Math.ceil(file.size / 1024))} KiB</span> : null}
      </button>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        aria-label="File of prompts"
        data-testid="csv-file"
        tabIndex={-1}
        className="hidden"
        onChange={(event) => setFile(event.target.files?.[0])}
      />
      <label className="flex items-start gap-2.5 text-sm">
        <input
          type="checkbox"
          checked={images}
          onChange={(event) => setImages(event.target.checked)}
          className="mt-0.5 size-4"
        />
        <span>
          Import the images too
          <span className="block text-muted text-xs">
            You can then search by image. This takes longer and downloads the images from their sites.
          </span>
        </span>
      </label>
      <Button
        look="primary"
        disabled={!file}
        onClick={() => file && void importFile(file, images)}
        className="h-10! w-full"
      >
        Import
      </Button>
    </div>
  );
}

function fractionOf({ progress }: ImportState): number | undefined {
  if (progress?.fraction !== undefined) return progress.fraction;
  return progress?.total ? Math.min(1, progress.records / progress.total) : undefined;
}

function textOf({ status, progress }: ImportState): string {
  if (status === 'uploading') return 'Uploading…';
  if (!progress) return 'Starting…';
  if (progress.phase === 'index') return 'Building the vector index';
  return `${count(progress.records)} ${progress.phase === 'rows' ? 'rows' : 'images'}`;
}
