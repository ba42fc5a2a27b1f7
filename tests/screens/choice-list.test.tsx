// Choices by tap and by digit.
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, test, vi } from 'vitest';
import { digitAction, oneGroup, toggle } from '../../renderer/ui/choice-keys.ts';
import { ChoiceList } from '../../renderer/ui/choice-list.tsx';

const few = oneGroup('情况', [
  { code: 'calm', label: '平静', calm: true },
  { code: 'hurried', label: '着急' },
  { code: 'flustered', label: '慌张' },
]);
const groups = [...few, { label: '其他', options: [{ code: 'other', label: '别的' }] }];

describe('a digit', () => {
  test.each([
    ['picks the option of the only group', few, null, '2', { group: null, option: 'hurried' }],
    ['picks the group first where there are several', groups, null, '2', { group: 1, option: null }],
    ['then picks the option in the group', groups, 1, '1', { group: null, option: 'other' }],
    ['means nothing beyond the last option', few, null, '9', undefined],
    ['means nothing beyond the last group', groups, null, '3', undefined],
  ] as const)('%s', (_, list, open, key, action) => {
    expect(digitAction(list, open, key)).toEqual(action);
  });

  it('is only a digit from 1 to 9', () => {
    for (const key of ['0', 'a', 'Enter', '12']) expect(digitAction(few, null, key)).toBeUndefined();
  });
});

test('the calm option and the others put each other out', () => {
  expect(toggle(few, ['hurried', 'flustered'], 'calm')).toEqual(['calm']);
  expect(toggle(few, ['calm'], 'hurried')).toEqual(['hurried']);
  expect(toggle(few, ['hurried'], 'flustered')).toEqual(['hurried', 'flustered']);
  expect(toggle(few, ['hurried'], 'hurried')).toEqual([]);
});

describe('a list of choices', () => {
  it('goes on at once with a single choice', async () => {
    const choose = vi.fn();
    render(<ChoiceList label="问" groups={few} choose="one" digits onChoose={choose} />);
    expect(screen.queryByRole('button', { name: '下一步' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '着急' }));
    expect(choose).toHaveBeenCalledExactlyOnceWith(['hurried']);
  });

  it('leaves digits alone while somebody writes in a field', async () => {
    const choose = vi.fn();
    render(
      <>
        <input aria-label="备注" />
        <ChoiceList label="问" groups={few} choose="one" digits onChoose={choose} />
      </>,
    );
    await userEvent.type(screen.getByLabelText('备注'), '2');
    expect(choose).not.toHaveBeenCalled();
  });

  it('lets Enter pick what has the focus where several may be picked, and go on once something is', async () => {
    const choose = vi.fn();
    render(<ChoiceList label="看" groups={few} choose="many" digits onChoose={choose} />);
    screen.getByRole('button', { name: '着急' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: '着急' })).toHaveAttribute('aria-pressed', 'true');
    expect(choose).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(choose).toHaveBeenCalledExactlyOnceWith(['hurried']);
  });

  it('lets Escape take a chosen group back', async () => {
    const choose = vi.fn();
    render(<ChoiceList label="问" groups={groups} choose="one" digits onChoose={choose} />);
    await userEvent.keyboard('2');
    expect(screen.getByRole('status')).toHaveTextContent('已选第 2 组');
    await userEvent.keyboard('{Escape}1{1}');
    expect(choose).toHaveBeenCalledExactlyOnceWith(['calm']);
  });

  it('does nothing while it is switched off', async () => {
    const choose = vi.fn();
    render(<ChoiceList label="问" groups={few} choose="one" digits disabled onChoose={choose} />);
    await userEvent.keyboard('1');
    expect(choose).not.toHaveBeenCalled();
  });
});
