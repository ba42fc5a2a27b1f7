// The words to say, with a button that reads them aloud; a machine without a Chinese voice says so.
import { useEffect } from 'react';
import { OWN_LANGUAGE } from '../../shared/words/languages.ts';
import { voiceFor } from '../state/voice.ts';
import { Button } from '../ui/button.tsx';
import { useHasVoice } from '../ui/use-voice.ts';
import { LOBBY } from './sentences.ts';

const fallSilent = () => voiceFor(OWN_LANGUAGE)?.stop();

export function Aloud({ text }: { text: string }) {
  const hasVoice = useHasVoice(OWN_LANGUAGE);
  // Words of a step that is over are not read on.
  useEffect(() => fallSilent, []);
  if (!hasVoice) return <p className="quiet small">{LOBBY.aloud.noVoice}</p>;
  return (
    <div className="row">
      <Button onClick={() => voiceFor(OWN_LANGUAGE)?.read([text])}>{LOBBY.aloud.read}</Button>
      <Button look="quiet" onClick={fallSilent}>
        {LOBBY.aloud.stop}
      </Button>
    </div>
  );
}
