// A calm page with a few words: idle, waiting, witness, thanks.
import { OuterPage } from './outer-page.tsx';
import { OuterTools } from './outer-tools.tsx';

export interface Plain {
  title: string;
  text: string;
  more?: string;
}

export function PlainPage({ words }: { words: Plain }) {
  return (
    <OuterPage plain key={words.title}>
      <OuterTools />
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      {words.more && <p>{words.more}</p>}
    </OuterPage>
  );
}
