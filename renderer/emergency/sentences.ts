// Every sentence about emergency access: at the door, over each page while one runs, in the administrator's and the auditor's rooms.
import { EMERGENCY_FINDING, EMERGENCY_MINUTES, EMERGENCY_REASON } from '../../shared/words/emergency.ts';
import { ROLE_NAMES, type Role } from '../../shared/words/roles.ts';
import { shanghaiClock, shanghaiTime } from '../../shared/words/time.ts';

const minute = (at: string) => shanghaiTime(at).slice(0, 16);

export const EMERGENCY = {
  open: '应急进入',
  atCounter: '没有人能来复核：应急进入',
  line: (name: string, role: Role, until: string) =>
    `应急进入中：${name}，临时担任${ROLE_NAMES[role]}，到 ${shanghaiClock(until).slice(0, 5)} 为止。`,
  end: '结束应急进入',
  past: (at: string, name: string, role: Role) =>
    `${minute(at)} ${name}应急担任过${ROLE_NAMES[role]}，等审计查看。`,
  more: (count: number) => `另有 ${count} 次等审计查看。`,
  begin: {
    title: '应急进入',
    intro: `负责的同事不在，事情又不能等的时候用。最长 ${EMERGENCY_MINUTES} 分钟，全程记录，事后由审计查看。`,
    who: '哪位来担任',
    role: '临时担任',
    reason: '为什么要应急进入',
    reasonAid: `${EMERGENCY_REASON.least} 至 ${EMERGENCY_REASON.most} 个字，不要写客户姓名。`,
    reasonShort: `请至少写 ${EMERGENCY_REASON.least} 个字。`,
    next: '下一步',
    back: '上一步',
    prove: (name: string, role: Role) => `${name}，临时担任${ROLE_NAMES[role]}`,
    pin: '本人 PIN',
    code: '信封里的应急口令',
    codeAid: '16 位，空格、横线和大小写不影响。只能用一次。',
    enter: '应急进入',
    nobody: '没有人可以应急担任。',
    none: {
      none: '还没有应急口令。请联系网点负责人或上级行。',
      used: '应急口令已经用过，要由管理员重新制作。请联系网点负责人或上级行。',
    },
    wrong: (left: number) => `应急口令不正确，还可以再试 ${left} 次。`,
  },
  code: {
    title: '应急口令信封',
    intro: '主管、负责人或管理员都不在时，另一位同事凭本人 PIN 和信封里的口令，临时担任一个岗位。',
    states: {
      none: '还没有应急口令。',
      ready: '应急口令已制作，还没有用过。',
      used: '应急口令已经用过，请重新制作。',
    },
    make: '制作应急口令',
    renew: '重新制作',
    renewAid: '重新制作以后，上一个口令作废。',
    second: {
      title: '第二人复核',
      who: '哪位来复核',
      none: '没有可以复核的人员：要由网点负责人或合规复核。',
      enter: '复核并制作',
      aside: '口令只显示一次，程序不保留。',
    },
    shown: {
      intro: '这是应急口令。它只显示这一次，程序不保留。',
      id: () => '只能用一次，用过以后要重新制作。',
      print: '打印',
      kept: '已打印或抄写，装入信封，由两人签封，交网点负责人保管',
      paperTitle: '应急口令',
      paperOf: (origin: string) => `台账 ${origin}`,
      paperLines: [
        '请装入信封，由两人签封，由网点负责人保管。',
        '启封要登记时间、原因和使用人。',
        '只能用一次。用过或重新制作以后，本纸作废，请销毁。',
      ],
    },
    sealedAway: '已密封保管',
    done: '应急口令已制作，上一个（如有）作废。',
  },
  review: {
    title: '应急进入记录',
    intro: '每一次都要有审计查看，并写下查看结果。',
    count: (total: number, recent: number) => `共 ${total} 次，近 90 天 ${recent} 次。`,
    often: '近 90 天用了三次以上，请查明人员安排是不是有问题。',
    none: '还没有人应急进入过。',
    heading: (who: string, role: Role) => `${who}，临时担任${ROLE_NAMES[role]}`,
    span: (at: string, endedAt: string | null) =>
      endedAt ? `${minute(at)} 至 ${minute(endedAt)}` : `${minute(at)} 开始，还没有结束`,
    ends: {
      time: '时间到，自动结束',
      asked: '有人按“结束”',
      'signed-out': '本人退出登录',
      disabled: '人员已停用',
    },
    reason: (reason: string) => `原因：${reason || '已清除'}`,
    acts: '查看这段时间做了什么',
    actsTitle: (total: number) => `这段时间的记录，共 ${total} 条`,
    at: '时间',
    what: '记录',
    number: '序号',
    ofCase: '业务编号',
    about: (sentence: string, name: string) => `${sentence}：${name}`,
    reviewed: (by: string, at: string, found: string) => `${minute(at)} ${by} 已查看：${found || '已清除'}`,
    mine: '这是您自己的应急进入，要由另一位审计来看。',
    found: '查看结果',
    foundAid: `${EMERGENCY_FINDING.least} 至 ${EMERGENCY_FINDING.most} 个字。`,
    record: '记下查看结果',
    done: '查看结果已记入台账。',
  },
} as const;
