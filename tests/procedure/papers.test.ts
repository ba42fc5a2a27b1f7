// The papers of the sample pack say what domain.md 4.4, 7.4 and 7.5 ask of them, name their ground, and waive nobody's rights.
import { describe, expect, it, test } from 'vitest';
import { placesIn } from '../../shared/procedure/notice.ts';
import { pack } from './sample-steps.ts';

function paper(code: string) {
  const found = pack.papers[code];
  if (!found) throw new Error(`the sample pack has no paper ${code}`);
  return found;
}

const PAPERS = [
  ['N4', '坚持办理确认书', ['反电信网络诈骗法》第三十条', '商业银行法》第二十九条']],
  [
    'N5',
    '措施告知单',
    ['反洗钱法》第二十八条', '第三十八条', '第四十条', '第十六条', '第十八条', '第二十条'],
  ],
  ['N6', '个人信息处理告知', ['个人信息保护法》第十三条', '第十七条', '第三十条', '反洗钱法》第三十四条']],
  ['N7', '劝阻记录', ['反电信网络诈骗法》第三十四条']],
  ['N8', '警银联动登记', ['反电信网络诈骗法》第二十条', '第三十四条']],
  ['STOP1', '止付资料单', ['银发〔2016〕86号']],
  ['STOP2', '后续事项', ['反电信网络诈骗法》第二十条']],
  ['ATM1', '自助机具转账撤销申请', ['银发〔2016〕261号', '银发〔2019〕85号']],
  ['ELD1', '防骗提示（大字）', ['反电信网络诈骗法》第三十条']],
] as const;

test.each(PAPERS)('%s is 《%s》 and names its ground: %j', (code, title, grounds) => {
  expect(paper(code).title).toBe(title);
  for (const ground of grounds) expect(paper(code).text).toContain(ground);
});

test.each(PAPERS)('%s has every figure filled in, and no sentence that takes a right away', (code) => {
  const { text } = paper(code);
  expect(placesIn(text)).toEqual([]);
  expect(text).not.toMatch(/不承担|概不负责|后果自负|责任自负|放弃.{0,6}权利|不得投诉|与本行无关/);
  expect(text).not.toMatch(/您被骗|嫌疑|受害人/);
});

test('every paper that a procedure or an ending asks for is there, and none lies unused', () => {
  const asked = new Set([
    ...Object.values(pack.procedures).flatMap(({ papers }) => papers),
    ...Object.values(pack.outcomes).flatMap(({ endings }) => endings.flatMap((ending) => ending.paper ?? [])),
  ]);
  expect(PAPERS.map(([code]) => code).filter((code) => !asked.has(code))).toEqual([]);
});

describe('N4 坚持办理确认书', () => {
  it('records an explanation, takes nothing from the customer, and leaves time to think again', () => {
    for (const part of [
      '不减少您依法享有的任何权利',
      '常见手法',
      '警方',
      '用途',
      '到账方式',
      '随时可以不办',
    ]) {
      expect(paper('N4').text).toContain(part);
    }
    expect(paper('N4').text).toMatch(/客户签名：_+.*\n主管签名：_+/);
  });
});

describe('N5 措施告知单', () => {
  const { text } = paper('N5');

  it('tells measure, scope, start, reason, papers, who decides and when it is looked at again', () => {
    for (const part of ['措施：', '范围', '开始时间', '原因', '需要的资料', '由谁决定', '解除或复查的日期']) {
      expect(text).toContain(part);
    }
  });

  it('promises an answer within 15 days, from the pack’s figures, sooner for basic services', () => {
    expect(pack.terms.find(({ code }) => code === 'objection-days')).toMatchObject({
      text: '15 日',
      basis: { law: 'L4', clause: '第三十九条' },
    });
    expect(text).toContain('15 日内处理并答复');
    expect(text).toMatch(/基本金融服务的，及时处理并答复/);
  });

  it('shows where to complain and that a signature is no consent', () => {
    for (const way of ['本网点：', '客服：', '12378', '不表示同意']) expect(text).toContain(way);
  });

  it('is lifted at once when nothing is found', () => {
    expect(text).toMatch(/立即解除措施（.*第三十二条）/);
  });
});

describe('N6 个人信息处理告知', () => {
  const { text } = paper('N6');

  it('tells who, why, what, how long and the rights, with the years of the pack', () => {
    for (const part of [
      '由谁处理',
      '防范电信网络诈骗',
      '证件信息、联系方式、问答结果、签名',
      '查阅、复制',
      '客服',
    ]) {
      expect(text).toContain(part);
    }
    const years = pack.terms.find(({ code }) => code === 'record-years')?.text ?? 'no term';
    expect(text).toContain(years);
  });

  it('keeps the face check a choice and its one consent unticked and optional', () => {
    expect(text).toContain('可以改为人工核对，不影响办理');
    expect(text).toContain('不选也不影响办理');
    expect(text.match(/□ 我同意/g)).toHaveLength(1);
    expect(text).not.toMatch(/☑|■|√/);
  });
});

describe('papers that go to the customer', () => {
  test.each([['N4'], ['N5'], ['N6'], ['STOP1'], ['STOP2'], ['ATM1'], ['ELD1']])(
    '%s says nothing of a suspicious transaction report (L4 Art. 35)',
    (code) => {
      expect(paper(code).text).not.toMatch(/可疑交易报告|STR|名单命中|风险评分/);
    },
  );

  it('warn of those who collect money back for a fee, and name 110 and 96110', () => {
    expect(paper('STOP2').text).toContain('先收费再帮您追款');
    for (const code of ['N4', 'STOP2', 'ELD1']) {
      for (const number of ['110', '96110']) expect(paper(code).text).toContain(number);
    }
  });
});

describe('internal papers', () => {
  it('carry times, persons, type, flags and outcome of a dissuasion, without a report mark', () => {
    for (const part of [
      '主管到场',
      '网点负责人',
      '骗局类型',
      '编号',
      '家人',
      '保护措施',
      '今天更早的转账',
      '结果',
    ]) {
      expect(paper('N7').text).toContain(part);
    }
    expect(paper('N7').text).toContain('不交客户');
  });

  it('carry call times, receiver, arrival, officer and result of a police call', () => {
    for (const part of ['联系时间', '接听人', '到场时间', '警号', '最后结果', '是否受骗']) {
      expect(paper('N8').text).toContain(part);
    }
  });
});
