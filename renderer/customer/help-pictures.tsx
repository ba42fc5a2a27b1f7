// The pictures of what can be said without a word: plain outlines, one line thick, all alike from two metres away.
import type { OuterView } from '../../shared/contract/outer-view.ts';

export type Picture = NonNullable<OuterView['ask']>['help'][number]['picture'];

const HEAD = 'M12 4a4 4 0 1 1 0 8a4 4 0 0 1 0-8z M4 21c0-4 3.5-7 8-7s8 3 8 7';

const OUTLINES: Record<Picture, string> = {
  handset: 'M8 2h8a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z M10.5 18.5h3',
  whisper: 'M3 5h18v11H11l-5 4v-4H3z M8 10.5h8',
  waiting: 'M6 21V3h12v18 M3 21h18 M14.5 11.5v1.5',
  well: HEAD,
};

export function HelpPicture({ picture }: { picture: Picture }) {
  return (
    <svg className="help-picture" viewBox="0 0 24 24" aria-hidden="true">
      <path d={OUTLINES[picture]} />
    </svg>
  );
}
