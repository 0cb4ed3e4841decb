import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { isImported } from '../import/kinds.ts';
import { closePanel, panel } from '../state/panels.ts';
import { uploadQueryImage } from '../state/search/query-image.ts';
import { useStartSearch } from '../state/search/use-search.ts';
import { say } from '../state/toast.ts';
import { isWriting } from '../state/writing.ts';
import { ImageIcon } from '../ui/icons.tsx';

/** Takes an image (to search by) or a file of prompts (to import) that is dropped or pasted anywhere. */
export function DropZone() {
  const [over, setOver] = useState(false);
  const { byImage } = useStartSearch();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const describing = pathname === '/describe';
  const writing = isWriting(pathname);

  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    function take(files: readonly File[]) {
      const table = files.find(isImported);
      const image = files.find((file) => file.type.startsWith('image/'));
      if (table) panel.set({ kind: 'import', file: table });
      else if (image) {
        closePanel();
        const search = () => void byImage(image, image.name);
        const describe = async () => {
          const id = await uploadQueryImage(image, image.name);
          if (id !== undefined) void navigate({ to: '/describe', search: { image: id } });
        };
        if (describing) void describe();
        // What is being written here stays until the person decides what to do with the image.
        else if (writing)
          say('What do you want to do with this image?', {
            actions: [
              { label: 'Describe it', run: () => void describe() },
              { label: 'Search with it', run: search },
            ],
          });
        else search();
      } else if (files.length > 0)
        say('Drop an image to search by, or a file of prompts to import (CSV, Parquet, JSON or text).', {
          bad: true,
        });
    }
    function onOver(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    }
    function onLeave(event: DragEvent) {
      if (event.relatedTarget === null) setOver(false);
    }
    function onDrop(event: DragEvent) {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      take([...(event.dataTransfer?.files ?? [])]);
    }
    function onPaste(event: ClipboardEvent) {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    }
    const listening = new AbortController();
    window.addEventListener('dragover', onOver, listening);
    window.addEventListener('dragleave', onLeave, listening);
    window.addEventListener('drop', onDrop, listening);
    window.addEventListener('paste', onPaste, listening);
    return () => listening.abort();
  });

  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-[70] grid place-items-center bg-(--scrim) p-6">
      <div className="flex animate-rise flex-col items-center gap-3 rounded-2xl border-2 border-accent border-dashed bg-panel px-12 py-10 text-center">
        <ImageIcon className="size-8 text-accent" />
        <p className="font-serif text-xl">
          {describing
            ? 'Drop to describe this image'
            : writing
              ? 'Drop to describe this image or search by it'
              : 'Drop to search by this image'}
        </p>
        <p className="text-muted text-sm">Files of prompts (CSV, Parquet, JSON, text) are imported</p>
      </div>
    </div>
  );
}
