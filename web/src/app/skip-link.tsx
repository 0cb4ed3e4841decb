/** The first stop of the Tab key: skips the header. */
export function SkipLink() {
  return (
    // biome-ignore lint/a11y/useValidAnchor: it leads within the page, and the address stays what it is
    <a
      href="#main"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-lg focus:bg-accent focus:px-3 focus:py-2 focus:text-accent-ink focus:text-sm"
    >
      Skip to content
    </a>
  );
}
