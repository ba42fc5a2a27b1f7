"""Cuts the two fonts of this folder out of Debian's fonts-noto-cjk (SIL OFL 1.1, see OFL.txt). Run once, by hand:

  apt-get install python3-fonttools python3-brotli fonts-noto-cjk unicode-data
  /usr/bin/python3 assets/fonts/cut-fonts.py

certificate.otf: what certificates (PDF) are set in. GB 2312, 通用规范汉字表, Big5 level 1 and whatever the packs and the program say.
names.woff2:     the characters of names that the web font lacks. Prints the unicode-range for renderer/theme/names-font.css.
"""
import bz2, pathlib
from fontTools import subset
from fontTools.ttLib import TTCollection

SOURCE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
UNIHAN = "/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
# Beside the table: characters that are known to stand in names.
NAMES = "𠮷䶮㛃㐱㑇㑊㕮㘎㙍㙘㙦㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙"

def from_unihan(key):
    lines = bz2.open(UNIHAN, "rt", encoding="utf-8")
    return {int(line.split("\t")[0][2:], 16) for line in lines if not line.startswith("#") and "\t%s\t" % key in line}

def from_codec(codec, first, last):
    found = set()
    for lead in range(first, last + 1):
        for trail in range(0x40, 0xFF):
            try: found |= {ord(character) for character in bytes([lead, trail]).decode(codec)}
            except UnicodeDecodeError: pass
    return found

def from_files():
    texts = [path.read_text("utf-8") for folder in ("assets/packs", "shared", "electron", "renderer")
             for path in (ROOT / folder).rglob("*") if path.suffix in (".json", ".md", ".ts", ".tsx")]
    return {ord(character) for text in texts for character in text}

def cut(font, wanted, path, flavor=None):
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], notdef_outline=True, flavor=flavor)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    subset.save_font(font, str(path), options)
    print(path.name, len(wanted), "characters,", path.stat().st_size, "bytes")

def face():
    return next(font for font in TTCollection(SOURCE, lazy=True) if font["name"].getDebugName(4) == "Noto Sans CJK SC")

known = set(face().getBestCmap())
table = from_unihan("kTGH") | {ord(character) for character in NAMES}
latin = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180))
wanted = (table | from_codec("gb2312", 0xA1, 0xF7) | from_codec("big5", 0xA4, 0xC6) | from_files() | latin) & known
cut(face(), wanted, HERE / "certificate.otf")
rare = {point for point in table & known if not 0x4E00 <= point <= 0x9FA5}
cut(face(), rare, HERE / "names.woff2", "woff2")
print("unicode-range:", ", ".join("U+%X" % point for point in sorted(rare)))
print("not in the source:", "".join(map(chr, sorted(table - known))))
