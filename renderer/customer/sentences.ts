// Every sentence of the customer's window: short, plain, and never a word about answers or flags. The other languages have the same shape.
import type { Mode } from '../../shared/words/modes.ts';
import { SIZE_NAMES, THEME_NAMES, VOLUME_NAMES } from '../../shared/words/reading.ts';
import type { ProblemWords } from './problem-words.ts';

/** What staff do at this display before there is a customer, and before nobody: not translated. */
export const STAFF_HERE = {
  screens: {
    title: '请工作人员确认',
    text: '这块屏幕在谁的面前？',
    customers: '客户在这一边',
    tellers: '柜员在这一边',
  },
  calibrate: {
    title: '请把银行卡横着贴在框上，让框和卡一样大',
    card: '银行卡',
    muchSmaller: '小很多',
    smaller: '小一点',
    larger: '大一点',
    muchLarger: '大很多',
    same: '一样大了',
  },
} as const;

export const CUSTOMER = {
  lang: 'zh-CN',
  idle: { title: '您好', text: '请与柜员交谈。', more: '需要您看的内容，会显示在这里。', tips: '防骗提示' },
  connecting: { title: '请稍候', text: '屏幕正在准备。' },
  wait: { title: '请稍候', text: '工作人员正在为您办理。' },
  witness: { title: '谢谢，请稍候', text: '工作人员要来做个见证。' },
  thanks: { title: '谢谢您', text: '请带好您的证件和随身物品。' },
  lost: '屏幕正在恢复，请稍候。',
  roll: {
    label: '这一页还有内容',
    up: '往上看',
    down: '往下看',
    ended: { up: '到头了', down: '到底了' },
  },
  shown: { done: '看完了' },
  tools: { ask: '我想问', reading: '字号颜色' },
  ask: {
    title: '您想问什么',
    questions: { why: '为什么问这个', may: '我可以不答吗', time: '大概多久' },
    whyGenerally: '银行办业务时要提醒客户防骗。',
    basis: (laws: readonly string[]) => `依据：${laws.join('；')}`,
    may: {
      confirmation: '可以不确认，也可以先不办。钱还在您的账户里。',
      other: '可以不答，也可以不签。',
    },
    effect: '不答不等于有问题。工作人员会记下来，可能请主管一起看看。',
    minutes: (minutes: number) => `看完大约 ${minutes} 分钟。`,
    soon: '看清楚就好，一般一两分钟。',
    noHurry: '不着急，您慢慢看。',
    today: '今天的情况（可以不选）',
    done: '返回',
  },
  languages: {
    title: '请选您看得懂的文字',
    anew: '换了以后，提示从第一页看起。',
    more: '其他文字',
    done: '返回',
  },
  reading: {
    title: '请选您看着舒服的',
    size: '字的大小',
    sizes: SIZE_NAMES,
    theme: '颜色',
    themes: THEME_NAMES,
    sample: '字',
    left: '我用左手写',
    done: '好了，返回',
  },
  reason: {
    title: '为什么问这个',
    say: '我们问的是',
    why: '为什么问',
    limit: '问到哪里为止',
    basis: '依据',
    mayDecline: (effect: string) => `您可以不回答。${effect}`,
  },
  notice: {
    page: (page: number, of: number) => `第 ${page} / ${of} 页`,
    previous: '上一页',
    next: '下一页',
    toSign: '去签名',
    toAnswer: '去选择',
    longer: '请再看一会儿',
  },
  aloud: {
    start: '读给我听',
    pause: '停一停',
    resume: '接着读',
    again: '再听一遍',
    teller: '请柜员读给我听',
    asked: '柜员会读给您听',
    sound: '音量',
  },
  sound: {
    title: '声音多大合适',
    volume: '声音',
    steps: VOLUME_NAMES,
    sample: '这样听得清吗？',
    near: '读出来，旁边的人也能听到。',
    earphone: '不想让旁边的人听到，可以用耳机。',
    ask: '需要耳机，请告诉柜员。',
    orTeller: '也可以请柜员轻声读给您听。',
    done: '好了，返回',
  },
  sheet: {
    title: '看完了，请选一项',
    readAgain: '再看一遍',
    refuse: '我不想选',
    back: '返回',
  },
  teachBack: {
    again: '没关系，再想一想。也可以再看一遍提示。',
    readAgain: '再看一遍',
    explain: {
      title: '请工作人员给您讲一讲',
      text: '这一点容易弄错，请听工作人员说说。',
      onward: '听明白了，就可以往下办。',
      done: '听明白了',
    },
  },
  ink: {
    area: '签名区',
    clear: '重写',
    empty: '框里还没有字，请先签名。',
    'too-short': '没有看到完整的签名，请再签一次。',
    'too-much': '写得太满了，请按“重写”再签一次。',
    padFault: '签名区没有打开，请告诉柜员。',
  },
  pad: {
    aid: {
      ink: '在屏幕上或签字板上，写您自己的姓名。',
      mark: '在屏幕上或签字板上，画一个圈或记号。',
    },
    said: {
      lost: '签字板用不了，请在屏幕上签名。',
      'lost-ink': '签字板断了，请在屏幕上重新签名。',
      again: '板上的字没有留下，请再签一次。',
      both: '两处都有字，请按“重写”再签。',
      empty: '签字板上还没有字，请先签名。',
      'too-short': '没有看到完整的签名，请再签一次。',
      'too-much': '写得太满了，请按“重写”再签一次。',
      'too-soon': '请再看一会儿，不着急。',
      'not-now': '现在还不能签，请问工作人员。',
    },
  },
  sign: {
    title: { ink: '请在框内签名', mark: '请在框内画押' },
    aid: { ink: '写您自己的姓名，写错了可以重写。', mark: '画一个圈，或画一个您自己的记号。' },
    done: '签好了',
    readAgain: '再看一遍',
    useMark: '我不方便写字，用画押',
    useInk: '改为写姓名',
    refuse: '我不想签',
  },
  refuse: {
    sign: { title: '您不想签，是因为：', back: '返回签名' },
    sheet: { title: '您不想选，是因为：', back: '返回' },
  },
  confirm: {
    title: { key: '请您核对', ink: '请您核对，没有错再签名' },
    aid: '不方便写字，请告诉柜员。',
    amount: '金额',
    capitals: '大写',
    payee: '收款人',
    arrival: '到账',
    money: (figures: string) => `${figures} 元`,
    right: { key: '确认无误', ink: '签好了，确认' },
    change: '我想改',
    notNow: '先不办',
  },
} as const;

type InAnyLanguage<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Name in keyof T]: InAnyLanguage<T[Name]> };

/** What takes numbers takes the same ones in every language. */
type Sentences = InAnyLanguage<typeof CUSTOMER>;

/** What is in Chinese already where the window takes it from: what marks a demo, and why something could not be done. */
interface Further {
  /** Keeps the Chinese word, by which staff know it. */
  banners: Readonly<Record<Exclude<Mode, 'live'>, string>>;
  problems: ProblemWords;
  /** There is no voice for this language. In Chinese the key that asks the teller says enough. */
  noVoice: string;
}

export type TranslatedWords = Sentences & Further;
export type CustomerWords = Sentences & Partial<Further>;
