// A page of the customer's that is taller than their screen: two keys turn it on and back, nothing has to be dragged (features.md AC6), and which
// end has been reached is said in a word.
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { OuterPage } from '../../renderer/customer/outer-page.tsx';

const user = userEvent.setup();
const key = (name: string) => screen.getByRole('button', { name });

function shown(height: number, at = 1) {
  const page = (place: number) => (
    <OuterPage at={place}>
      <h1>请看</h1>
    </OuterPage>
  );
  const { rerender } = render(page(at));
  const roll = document.querySelector<HTMLElement>('.outer-roll');
  if (!roll) throw new Error('there is no page');
  const box = { top: 0, contents: height };
  Object.defineProperties(roll, {
    clientHeight: { value: 400 },
    scrollHeight: { get: () => box.contents },
    scrollTop: { get: () => box.top },
  });
  const scrollTo = ({ top = 0 }: ScrollToOptions) => {
    box.top = Math.max(0, Math.min(box.contents - 400, top));
  };
  const scrollBy = ({ top = 0 }: ScrollToOptions) => {
    scrollTo({ top: box.top + top });
    fireEvent.scroll(roll);
  };
  Object.assign(roll, { scrollTo, scrollBy });
  fireEvent.scroll(roll);
  return { box, turn: (place: number) => rerender(page(place)) };
}

it('has no keys where it is whole', () => {
  shown(400);
  expect(screen.queryByRole('group', { name: '这一页还有内容' })).toBeNull();
});

it('is rolled to its end and back by two keys, which say where that is and do nothing more there', async () => {
  const { box } = shown(900);
  expect(key('到头了')).toHaveAttribute('aria-disabled', 'true');
  await user.click(key('往下看'));
  expect(box.top).toBe(300);
  expect(key('往上看')).toBeEnabled();
  await user.click(key('往下看'));
  expect(box.top).toBe(500);
  await user.click(key('到底了'));
  expect(box.top).toBe(500);
  await user.click(key('往上看'));
  await user.click(key('往上看'));
  expect(box.top).toBe(0);
  expect(key('到头了')).toBeVisible();
});

it('goes by the keyboard as well, and keeps the focus where it is at the end', async () => {
  const { box } = shown(700);
  key('往下看').focus();
  await user.keyboard('{Enter}');
  expect(box.top).toBe(300);
  expect(key('到底了')).toHaveFocus();
});

it('begins another page at its top, and takes the keys away where that one is whole', async () => {
  const { box, turn } = shown(900);
  await user.click(key('往下看'));
  box.contents = 400;
  turn(2);
  expect(box.top).toBe(0);
  expect(screen.queryByRole('button', { name: '往下看' })).toBeNull();
});
