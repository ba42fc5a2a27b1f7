// Of two texts, what of the one is not in the other: from the first character that differs to the last. All else is the same in both.

export interface ChangedPart {
  readonly head: string;
  readonly gone: string;
  readonly come: string;
  readonly tail: string;
}

export function changedPart(before: string, after: string): ChangedPart {
  // By code points: half a character must not be marked.
  const [left, right] = [[...before], [...after]];
  const shorter = Math.min(left.length, right.length);
  let head = 0;
  while (head < shorter && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1;
  const middle = (characters: readonly string[]) => characters.slice(head, characters.length - tail).join('');
  return {
    head: left.slice(0, head).join(''),
    gone: middle(left),
    come: middle(right),
    tail: left.slice(left.length - tail).join(''),
  };
}
