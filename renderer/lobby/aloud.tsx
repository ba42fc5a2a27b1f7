// The words to say, with a button that reads them aloud; a machine without a Chinese voice says so.
import { useEffect } from 'react';
import { chineseVoice } from '../state/voice.ts';
import { Button } from '../ui/button.tsx';
import { useHasVoice } from '../ui/use-voice.ts';
import { LOBBY } from './sentences.ts';

const fallSilent = () => chineseVoice()?.stop();

export function Aloud({ text }: { text: string }) {
  const hasVoice = useHasVoice();
  // Words of a step that is over are not read on.
  useEffect(() => fallSilent, []);
  if (!hasVoice) return <p className="quiet small">{LOBBY.aloud.noVoice}</p>;
  return (
    <div className="row">
      <Button onClick={() => chineseVoice()?.read([text])}>{LOBBY.aloud.read}</Button>
      <Button look="quiet" onClick={fallSilent}>
        {LOBBY.aloud.stop}
      </Button>
    </div>
  );
}
