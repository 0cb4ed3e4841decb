import type { ReactNode } from 'react';

function icon(paths: ReactNode) {
  return function Icon({ className = 'size-4' }: { className?: string }) {
    return (
      <svg
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        className={`shrink-0 ${className}`}
      >
        {paths}
      </svg>
    );
  };
}

export const SearchIcon = icon(
  <>
    <circle cx="9" cy="9" r="5.5" />
    <path d="m13.2 13.2 4 4" />
  </>,
);
export const FillInIcon = icon(
  <>
    <rect x="3" y="6" width="14" height="8" rx="2" strokeDasharray="2.5 2" />
    <path d="M7 8.500v3" />
  </>,
);
export const CopyIcon = icon(
  <>
    <rect x="7" y="7" width="9.5" height="9.5" rx="2" />
    <path d="M13 4.500A1.5 1.5 0 0 0 11.5 3.500H5.500a2 2 0 0 0-2 2v6c0 .7.4 1.2 1 1.5" />
  </>,
);
export const LikeIcon = icon(
  <>
    <rect x="3" y="3" width="5.5" height="5.5" rx="1.2" fill="currentColor" />
    <rect x="11.5" y="3" width="5.5" height="5.5" rx="1.2" />
    <rect x="3" y="11.5" width="5.5" height="5.5" rx="1.2" />
    <rect x="11.5" y="11.5" width="5.5" height="5.5" rx="1.2" />
  </>,
);
export const UnlikeIcon = icon(
  <>
    <rect x="3" y="3" width="5.5" height="5.5" rx="1.2" />
    <rect x="11.5" y="3" width="5.5" height="5.5" rx="1.2" />
    <rect x="3" y="11.5" width="5.5" height="5.5" rx="1.2" />
    <path d="M11.5 14.250h6" />
  </>,
);
export const OrderIcon = icon(
  <path d="M6 4v12m0 0-2.500-2.500M6 16l2.500-2.500M11 5h6M11 9h4.500M11 13h3" />,
);
export const AgainIcon = icon(<path d="M15.500 7A6.500 6.500 0 1 0 16.500 10.500M16 3v4h-4" />);
export const MoreIcon = icon(<path d="m5 8 5 5 5-5" />);
export const DiceIcon = icon(
  <>
    <rect x="3" y="3" width="14" height="14" rx="3" />
    <path d="M7 7h.01M13 7h.01M10 10h.01M7 13h.01M13 13h.01" strokeWidth="2.2" />
  </>,
);
export const MeaningIcon = icon(
  <path d="M3 7.500c2.300-2.300 4.700-2.300 7 0s4.700 2.300 7 0M3 13c2.300-2.300 4.700-2.300 7 0s4.700 2.300 7 0" />,
);
export const WordsIcon = icon(<path d="M4 5.500h12M10 5.500V16M7.500 16h5" />);
export const UseIcon = icon(<path d="M10 4v12M4 10h12" />);
export const CheckIcon = icon(<path d="m4 10.5 4 4 8-9" />);
export const CloseIcon = icon(<path d="m5 5 10 10M15 5 5 15" />);
export const DeleteIcon = icon(
  <path d="M4 5.500h12M8 5.500v-2h4v2M5.500 5.500l.7 11h7.600l.7-11M8.500 8.500v5M11.500 8.500v5" />,
);
export const ImageIcon = icon(
  <>
    <rect x="2.5" y="3.5" width="15" height="13" rx="2" />
    <circle cx="7" cy="8" r="1.4" />
    <path d="m3 15 4.5-4 3 2.600L13.5 10l4 4" />
  </>,
);
export const FilterIcon = icon(<path d="M3 5.500h14M5.5 10h9M8 14.500h4" />);
export const ImproveIcon = icon(
  <path d="M2.5 13.500c3 0 3.5-7 7.5-7s4.5 7 7.5 7M2.5 6.500c3 0 3.5 7 7.5 7s4.5-7 7.5-7" />,
);
export const GenerateIcon = icon(
  <>
    <path d="M16.5 3.5 9.5 11" />
    <path d="M8.2 11.200c-2-.4-3.4.7-3.7 2.5-.2 1.2-.8 1.9-1.7 2.4 2.7 1 6.6.4 7.2-2.3" />
  </>,
);
export const ImportIcon = icon(
  <path d="M10 3v9.500m0 0 3.5-3.500M10 12.5 6.5 9M3.5 13v2a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2v-2" />,
);
export const SunIcon = icon(
  <>
    <circle cx="10" cy="10" r="3.5" />
    <path d="M10 2v1.500M10 16.500V18M2 10h1.500M16.5 10H18M4.3 4.300l1.1 1.100M14.6 14.600l1.1 1.100M4.3 15.700l1.1-1.100M14.6 5.400l1.1-1.1" />
  </>,
);
export const MoonIcon = icon(<path d="M16.5 11.800A7 7 0 0 1 8.2 3.500a7 7 0 1 0 8.3 8.300Z" />);
export const KeysIcon = icon(
  <>
    <rect x="2" y="5" width="16" height="10.5" rx="2" />
    <path d="M5.5 8.500h.01M8.5 8.500h.01M11.5 8.500h.01M14.5 8.500h.01M6.5 12h7" />
  </>,
);
export const SignOutIcon = icon(<path d="M8 3.500H4v13h4M8 10h9M13.500 6.500 17 10l-3.500 3.500" />);
export const EditIcon = icon(
  <path d="m12.5 4.5 3 3M4 16l.8-3.600L13 4.200a1.4 1.4 0 0 1 2 0l.8.8a1.4 1.4 0 0 1 0 2L7.6 15.2 4 16Z" />,
);
export const LeftIcon = icon(<path d="m12 4.5-5.5 5.5 5.5 5.5" />);
export const RightIcon = icon(<path d="m8 4.5 5.5 5.500L8 15.5" />);
export const WarnIcon = icon(<path d="M10 3 2.5 16.500h15L10 3ZM10 8.500v3.500M10 14.300v.01" />);
export const MapIcon = icon(
  <>
    <circle cx="5" cy="6" r="1.6" fill="currentColor" />
    <circle cx="8" cy="9.5" r="1.6" fill="currentColor" />
    <circle cx="14.5" cy="5" r="1.6" />
    <circle cx="15" cy="14" r="1.6" fill="currentColor" />
    <circle cx="11.5" cy="15.500" r="1.600" />
    <circle cx="5.500" cy="14.500" r="1.600" />
  </>,
);
export const BoardIcon = icon(
  <>
    <rect x="2.5" y="4" width="6.5" height="12" rx="1.5" />
    <rect x="11" y="4" width="6.5" height="5" rx="1.5" />
    <rect x="11" y="11" width="6.5" height="5" rx="1.5" />
  </>,
);
export const VersionsIcon = icon(
  <>
    <circle cx="6" cy="4.5" r="1.8" />
    <circle cx="6" cy="15.5" r="1.8" />
    <circle cx="14" cy="10" r="1.8" />
    <path d="M6 6.300v7.400M12.200 10C8 10 6 9 6 6.500" />
  </>,
);
export const EyeIcon = icon(
  <>
    <path d="M2 10c2-3.500 4.700-5.200 8-5.200s6 1.700 8 5.200c-2 3.500-4.700 5.200-8 5.200S4 13.500 2 10Z" />
    <circle cx="10" cy="10" r="2.300" />
  </>,
);
