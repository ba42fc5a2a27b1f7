/** The few ways in which the page makes elements: text is only ever text. */
import type { Words } from '../../shared/ledger/verify/sentences.ts';

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

/** Chinese, and English beneath. */
export function bothOf({ zh, en }: Words): DocumentFragment {
  const both = document.createDocumentFragment();
  const english = element('span', 'english', en);
  english.lang = 'en';
  both.append(element('span', 'chinese', zh), ' ', english);
  return both;
}

/** A list, one item for each; the items beyond `limit` are told as a number by `more`. */
export function listOf(
  className: string,
  items: readonly (Node | string)[],
  limit = items.length,
  more?: (count: number) => Words,
): HTMLUListElement {
  const list = element('ul', className, ...items.slice(0, limit).map((item) => element('li', '', item)));
  if (items.length > limit && more) list.append(element('li', '', bothOf(more(items.length - limit))));
  return list;
}

export function part(title: Words, ...children: (Node | string)[]): HTMLElement {
  return element('section', 'sheet stack', element('h2', '', bothOf(title)), ...children);
}
