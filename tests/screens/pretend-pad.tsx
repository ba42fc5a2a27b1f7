// In place of the area for ink, which needs a canvas: each press leaves one stroke.
import type { InkDraft } from '../../renderer/state/ink-draft.ts';

export default function PretendPad({ onDraft }: { onDraft: (draft: InkDraft) => void }) {
  const write = () => {
    const stroke = [0, 1, 2].map((step) => ({ x: 10 + step * 60, y: 20, time: 5000 + step * 100 }));
    onDraft({ width: 600, height: 240, strokes: [stroke] });
  };
  return (
    <button type="button" onClick={write}>
      写字
    </button>
  );
}
