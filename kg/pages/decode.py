"""Bytes → text, by byte order mark, by validity, then by charset-normalizer; never a silent guess.

In: the bytes of a file. Out: (text, encoding). Line ends become "\\n" (offsets count the text after that).
"""

from __future__ import annotations

import re

from kg.errors import EmptyError, ReadError

__all__ = ["clean", "decode"]

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
)
UNPRINTED = bytes(b for b in range(27) if b < 9 or b > 13)  # no text holds many
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127], " ")
SURROGATES = re.compile("[\ud800-\udfff]")


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str, tuple[str, ...]]:
    """The text of a file, its encoding, and what the account must tell of it.

    Raises: EmptyError for an empty file; ReadError for a binary one or one in no known encoding.
    """
    if not data.strip():
        raise EmptyError(f"{name}: the file is empty")
    if encoding is not None:
        return (*_forced(data, name, encoding), ())
    for mark, found in BOMS:
        if data.startswith(mark):
            return clean(_try(data, found) or _broken(name, found)), found.removesuffix("-sig"), ()
    if _binary(data):
        wide = _wide(data)
        if wide is None:
            raise ReadError(f"{name}: a binary file, not text; convert it to text, PDF, HTML or DOCX first")
        return (*wide, ())
    text = _try(data, "utf-8")
    if text is not None:
        return clean(text), "utf-8", ()
    return _mixed(data) or (*_legacy(data, name), ())


def _mixed(data: bytes) -> tuple[str, str, tuple[str, ...]] | None:
    """UTF-8 with a few bytes of something else: read, and told."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost > len(text) // 50 or _commonness(text) < 0.08:
        return None
    return clean(text), "utf-8", (f"{lost} places are not UTF-8 and read as \ufffd; mixed encodings",)


def _forced(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    try:
        return clean(data.decode(encoding)), encoding
    except LookupError as error:
        raise ReadError(f"{name}: {encoding!r} is no encoding; try utf-8, gb18030, big5 or utf-16") from error
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name}: not {encoding}: byte {error.start} cannot be decoded; leave --encoding out to decide"
        ) from error


def _broken(name: str, encoding: str) -> str:
    raise ReadError(f"{name}: begins as {encoding} but cannot be decoded; give --encoding")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _binary(data: bytes) -> bool:
    head = data[:4096]
    return b"\x00" in head or len(head) - len(head.translate(None, UNPRINTED)) > len(head) // 20


def _wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a byte order mark."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _try(data, encoding)
        if text is not None and len(HAN.findall(text)) > len(text) // 3 and _commonness(text) > 0.08:
            return clean(text), encoding
    return None


def _legacy(data: bytes, name: str) -> tuple[str, str]:
    """GB18030 or Big5: the one whose text has more of the commonest characters; then charset-normalizer."""
    from charset_normalizer import from_bytes

    readings = [(enc, text) for enc in ("gb18030", "big5") if (text := _try(data, enc)) is not None]
    scored = sorted(((_commonness(text), enc, text) for enc, text in readings), reverse=True)
    if scored and scored[0][0] > 0.08:
        return clean(scored[0][2]), scored[0][1]
    best = from_bytes(data).best()
    if best is not None and HAN.search(str(best)) and _commonness(str(best)) > 0.08:
        return clean(str(best)), best.encoding
    raise ReadError(f"{name}: its encoding cannot be decided; give --encoding, such as gb18030 or big5")


def _commonness(text: str) -> float:
    han = HAN.findall(text)
    simplified = sum(c in COMMON for c in han)
    traditional = sum(
        c in "們個國會發對時來這為於過說產經學與關條無現實兩體機當業應開還後間總從點問題變辦長電進動員勞區縣責將數"
        for c in han
    )
    return (simplified + traditional) / max(1, len(text))


def clean(text: str) -> str:
    """The text with control characters as spaces and lone surrogates as U+FFFD, one for one; line ends as "\\n"."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(CONTROLS)
    return SURROGATES.sub("\ufffd", text)
