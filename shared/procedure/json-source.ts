// Checks the source text of a JSON file before it is parsed: a syntax error with its line, a name given twice in one
// object (a parser would silently drop the first), and nesting deep enough to exhaust a reader.

interface SourceFault {
  readonly line: number;
  readonly reason: string;
}

/** No pack needs more; conditions of this depth could not be said in one sentence any more. */
const MAX_DEPTH = 32;

const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON strings may not hold control characters
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

class SourceError extends Error {}

class Source {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  line(): number {
    return this.text.slice(0, this.at).split('\n').length;
  }

  document(): void {
    if (this.text.startsWith('\ufeff')) throw new SourceError('文件开头有 BOM，请另存为不带 BOM 的 UTF-8');
    this.value(0);
    this.take(SPACE);
    if (this.at < this.text.length) throw new SourceError('内容结束之后还有多余的文字');
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  private next(character: string): boolean {
    this.take(SPACE);
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private expect(character: string, or = ''): void {
    if (!this.next(character)) throw new SourceError(`这里应当是${or}“${character}”`);
  }

  private value(depth: number): void {
    if (depth > MAX_DEPTH) throw new SourceError(`嵌套超过 ${MAX_DEPTH} 层`);
    if (this.next('{')) this.members(depth);
    else if (this.next('[')) this.items(depth);
    else if (this.take(STRING) === undefined && this.take(SCALAR) === undefined) {
      throw new SourceError(this.at < this.text.length ? '这里不是正确的 JSON' : '内容没有写完');
    }
  }

  private items(depth: number): void {
    if (this.next(']')) return;
    do this.value(depth + 1);
    while (this.next(','));
    this.expect(']', '“,”或');
  }

  private members(depth: number): void {
    if (this.next('}')) return;
    const names = new Set<string>();
    do {
      this.take(SPACE);
      const quoted = this.take(STRING);
      if (quoted === undefined) throw new SourceError('这里应当是用双引号括起来的名称');
      const name: string = JSON.parse(quoted);
      if (names.has(name)) throw new SourceError(`“${name}”写了两次`);
      names.add(name);
      this.expect(':');
      this.value(depth + 1);
    } while (this.next(','));
    this.expect('}', '“,”或');
  }
}

/** The first fault of a JSON text, or undefined where `JSON.parse` will read all of it. Lines count from 1. */
export function checkJsonSource(text: string): SourceFault | undefined {
  const source = new Source(text);
  try {
    source.document();
    return undefined;
  } catch (error) {
    if (error instanceof SourceError) return { line: source.line(), reason: error.message };
    throw error;
  }
}
