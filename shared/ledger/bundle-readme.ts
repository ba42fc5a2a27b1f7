/** The README of a bundle: how to verify it with our verifier, with python3 alone, and with openssl. */
import { MODE_MARKS, type Mode } from '../words/modes.ts';

/** `origin` and `size` are those of the bundle's checkpoint; a `mode` other than live marks what is not real business. Chinese first, then English; ends in LF. */
export function bundleReadme(log: { origin: string; size: number; mode?: Mode }): string {
  return `${CHINESE(log)}
${ENGLISH(log)}
## python3

\`\`\`python
${PYTHON_CHECK}\`\`\`

## openssl

\`\`\`python
${PYTHON_NOTES}\`\`\`

\`\`\`sh
${OPENSSL}\`\`\`
`;
}

type Log = Parameters<typeof bundleReadme>[0];

/** What a bundle that is not of real business says in its first line. */
const marked = ({ mode = 'live' }: Log): string => MODE_MARKS[mode]?.banner ?? '';

const CHINESE = (log: Log) => `# 证据包${marked(log) && `（${marked(log)}）`}

日志 \`${log.origin}\`，共 ${log.size} 条记录。本包可以脱离本软件独立核验，有三种办法，由全到简：

1. **本软件的核验器**：\`npm run verify -- 本包.zip --identity 身份公钥文件或指纹\`。退出码 0 已核实，1 被改动，2 一致但未证明来源，3 格式不符，4 核验器自身故障。手里有更早的检查点时，加 \`--known 检查点文件\`：它会证明本包延续该检查点，或者指出分叉。没有本软件也可以：\`node verify.mjs\` 只需 Node 20 及以上，用法相同；\`verify.html\` 用浏览器打开，不联网。
2. **只用 python3**：解开本包，在其中运行下面第一段程序。它核对每个文件的哈希、每条记录在树中的位置、前后相接、树根与检查点、已披露内容与承诺。它不核对签名。
3. **openssl**：再运行下面第二段程序，把签名写成 openssl 能读的文件，然后运行最后的命令，核对签名。

身份公钥（或其指纹）必须从别处取得：日结单、总行登记，或设备初始化时的记录。**本包自带的公钥不能证明本包自己。**

未披露的记录只有哈希，其数目与位置由核验器逐案列出。表格、图片与凭证是给人看的，**不作为证据**。
本包证明：这些记录按此次序存在于持有该身份密钥的设备的日志中，其间没有别的记录。它不证明墙上时钟准确，也不证明某一笔迹出自某人之手。
`;

const ENGLISH = (log: Log) => `# Evidence bundle${marked(log) && ` (not real business: ${log.mode})`}

Log \`${log.origin}\`, ${log.size} entries. This bundle can be verified without the app that made it, in three ways, the fullest first:

1. **The app's verifier**: \`npm run verify -- bundle.zip --identity <vkey file or fingerprint>\`. Exit code 0 verified, 1 tampered, 2 consistent but unproven, 3 malformed, 4 the verifier itself failed. With an earlier checkpoint at hand add \`--known FILE\`: it proves that the bundle goes on from there, or shows the fork. Without the app, \`node verify.mjs\` needs only Node 20 and is used alike; \`verify.html\` opens in a browser, without a network.
2. **python3 alone**: unpack the bundle and run the first program below inside it. It checks the hash of every file, the place of every entry in the tree, the chain, the root against the checkpoint, and what is disclosed against its commitments. It does not check signatures.
3. **openssl**: run the second program as well, which writes the signatures as files that openssl reads, then the commands after it.

Take the identity key, or its fingerprint, from somewhere else: the day-close sheet, head office, the record of the device's first start. **The key inside a bundle proves nothing about that bundle.**

Of entries that are not shown only the hash is here; the verifier lists their number and place for each case. Tables, pictures and certificates are for people and are **not evidence**.
The bundle proves that these entries, in this order, are in the log of the device that holds the identity key, with nothing else between them. It does not prove that the clock on the wall was right, nor whose hand drew a stroke.
`;

const PYTHON_CHECK = `import base64, hashlib, json, os, sys
def sha(data): return hashlib.sha256(data).digest()
def b64(data): return base64.b64encode(data).decode()
def need(good, what): good or sys.exit("TAMPERED / 被改动: " + what)
manifest = open("manifest.json", "rb").read()
need(open("manifest.note", encoding="utf-8").read().split("\\n")[1] == b64(sha(manifest)), "manifest.note")
listed = {row["path"]: (row["bytes"], row["sha256"]) for row in json.loads(manifest)["files"]}
present = {os.path.relpath(os.path.join(folder, name)).replace(os.sep, "/") for folder, _, names in os.walk(".") for name in names}
need(present - {"manifest.json", "manifest.note", "check.py", "notes.py"} == set(listed), "list of files")
for path in listed: need((os.path.getsize(path), b64(sha(open(path, "rb").read()))) == listed[path], path)
origin, size, root = open("checkpoint", encoding="utf-8").read().split("\\n")[:3]
leaves, size, subtrees = open("leaves.bin", "rb").read(), int(size), []
def leaf(seq): return leaves[32 * seq:32 * seq + 32]
need(len(leaves) == 32 * size, "leaves.bin")
for seq in range(size):
    node = leaf(seq)
    while seq & 1: node, seq = sha(b"\\x01" + subtrees.pop() + node), seq >> 1
    subtrees.append(node)
while len(subtrees) > 1: subtrees[-2:] = [sha(b"\\x01" + subtrees[-2] + subtrees[-1])]
need(subtrees and b64(subtrees[0]) == root, "root")
entries, last = {}, -1
for line, entry in ((line, json.loads(line)) for line in open("entries.jsonl", "rb")):
    seq = entry["seq"]
    need(entry["log"] == origin and last < seq < size and sha(b"\\x00" + line[:-1]) == leaf(seq), "entry %d" % seq)
    need(seq == 0 or entry["prev"] == b64(leaf(seq - 1)), "entry before %d" % seq)
    entries[seq], last = entry.get("private", {}), seq
for line, shown in ((line, json.loads(line)) for line in open("disclosures.jsonl", "rb")):
    made = sha(shown["name"].encode() + b"\\0" + base64.b64decode(shown["salt"]) + line[:-2].split(b',"value":', 1)[1])
    need(entries.get(shown["seq"], {}).get(shown["name"]) == b64(made), "%(name)s of entry %(seq)d" % shown)
print("CONSISTENT / 一致", origin, size, root)
`;

const PYTHON_NOTES = `import base64, json, os

HEADS = {33: ("ed25519", "302a300506032b6570032100", 1), 95: ("sm2", "3059301306072a8648ce3d020106082a811ccf5501822d034200", 30)}
os.makedirs("../notes", exist_ok=True)

def keys(vkeys):
    found = {}
    for vkey in vkeys:
        name, key_id, typed = vkey.split("+", 2)
        typed = base64.b64decode(typed)
        kind, head, skip = HEADS[len(typed)]
        found[name, key_id] = kind, bytes.fromhex(head) + typed[skip:]
    return found

def der(raw):
    def integer(part):
        part = part.lstrip(b"\\x00") or b"\\x00"
        part = (b"\\x00" if part[0] > 127 else b"") + part
        return bytes([2, len(part)]) + part
    both = integer(raw[:32]) + integer(raw[32:])
    return bytes([0x30, len(both)]) + both

def write(title, note, known):
    text, lines = note[:note.rindex("\\n\\n") + 1], note[note.rindex("\\n\\n") + 2:].splitlines()
    open("../notes/%s.txt" % title, "wb").write(text.encode())
    for line in lines:
        _, name, signature = line.split(" ")
        signature = base64.b64decode(signature)
        if (name, signature[:4].hex()) not in known: continue
        kind, key = known[name, signature[:4].hex()]
        raw = signature[4:]
        open("../notes/%s.%s.sig" % (title, kind), "wb").write(der(raw) if kind == "sm2" else raw)
        pem = base64.encodebytes(key).decode()
        open("../notes/%s.%s.pem" % (title, kind), "w").write(
            "-----BEGIN PUBLIC KEY-----\\n%s-----END PUBLIC KEY-----\\n" % pem)

entries = [json.loads(line) for line in open("entries.jsonl", "rb")]
opened = entries[0]["body"]
write("log-opened", opened["note"], keys(opened["identity"]))
day = opened["day"]
for entry in entries:
    if entry["kind"] == "day-opened": write("closing-%d" % entry["seq"], entry["body"]["closing"], keys(day)); day = coming
    if entry["kind"] == "key-rolled": coming = entry["body"]["next"]
for title, path in ("checkpoint", "checkpoint"), ("manifest", "manifest.note"):
    note = open(path, encoding="utf-8").read()
    write(title, note, keys(day)); write(title + "-identity", note, keys(opened["identity"]))
`;

const OPENSSL = `for sig in ../notes/*.ed25519.sig; do
  name="\${sig%.ed25519.sig}"
  openssl pkeyutl -verify -pubin -inkey "$name.ed25519.pem" -rawin -in "$name.txt" -sigfile "$sig"
done
for sig in ../notes/*.sm2.sig; do
  [ -e "$sig" ] || continue
  name="\${sig%.sm2.sig}"
  openssl pkeyutl -verify -pubin -inkey "$name.sm2.pem" -rawin -digest sm3 -in "$name.txt" -sigfile "$sig" -pkeyopt distid:1234567812345678
done
cmp ../notes/log-opened.ed25519.pem keys/identity.ed25519.pem
`;
