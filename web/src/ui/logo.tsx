/** Two weft threads over and under three warp threads. */
export function Logo({ className = 'size-6' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" strokeWidth="2.4" aria-hidden="true" className={className}>
      <path
        className="stroke-line-strong"
        d="M7 2.500v4.300M7 11.200v10.300M12 2.500v10.300M12 17.200v4.300M17 2.500v4.300M17 11.200v10.3"
      />
      <path className="stroke-accent" d="M2.5 9h7.300M14.2 9h7.3" />
      <path className="stroke-[oklch(0.7_0.12_70)]" d="M2.5 15h2.300M9.2 15h5.600M19.2 15h2.3" />
    </svg>
  );
}
