// The words to say, with a button that reads them aloud; a machine without a Chinese voice says so.
import { useEffect } from 'react';
import { Button } from '../ui/button.tsx';
import { fallSilent, readAloud, useVoice } from './read-aloud.ts';
import { LOBBY } from './sentences.ts';

export function Aloud({ text }: { text: string }) {
  const hasVoice = useVoice();
  // Words of a step that is over are not read on.
  useEffect(() => fallSilent, []);
  if (!hasVoice) return <p className="quiet small">{LOBBY.aloud.noVoice}</p>;
  return (
    <div className="row">
      <Button onClick={() => readAloud(text)}>{LOBBY.aloud.read}</Button>
      <Button look="quiet" onClick={fallSilent}>
        {LOBBY.aloud.stop}
      </Button>
    </div>
  );
}
