"""What the search's code in the browser works out by itself, under Node."""

import random
import re
import zlib

import pytest
import snowballstemmer

from helpers import node
from helpers.project import ROOT
from tailieu.site.browser_code import JOINED

# Without the box, which needs a page.
CODE = ["js/dom.js", "search/text.js", "search/mark.js", *JOINED["search/search.js"][:-1]]

TEXT = "Báo cáo viên tuyên truyền hằng tháng ở khu dân cư. ".encode() * 400
NOISE = random.Random(7).randbytes(70_000)

UNPACK = """async (jobs) => {
  const unpack = async ({ data, size }) => {
    try {
      return Array.from(await window.tailieuInflate(Uint8Array.from(data), size));
    } catch (damaged) {
      return null;
    }
  };
  return Promise.all(jobs.map(unpack));
}"""


def unpacked(*streams: tuple[bytes, int]) -> list[bytes | None]:
    """What each stream of so many bytes unpacks to; None where the code calls it damaged."""
    jobs = [{"data": list(data), "size": size} for data, size in streams]
    answers = node.call(["search/pace.js", "search/inflate.js"], UNPACK, jobs)
    return [None if answer is None else bytes(answer) for answer in answers]


def packed(data: bytes, level: int, strategy: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, 15, 8, strategy)
    return packer.compress(data) + packer.flush()


def test_every_kind_of_block_is_unpacked():
    texts = [b"", b"a", bytes(100_000), TEXT, NOISE, TEXT + NOISE + TEXT]
    kinds = [
        (0, zlib.Z_DEFAULT_STRATEGY),  # stored
        (9, zlib.Z_DEFAULT_STRATEGY),  # with codes of their own
        (9, zlib.Z_FIXED),
        (1, zlib.Z_HUFFMAN_ONLY),
    ]
    streams = [(packed(text, *kind), len(text)) for text in texts for kind in kinds]
    assert unpacked(*streams) == [text for text in texts for _ in kinds]


def test_a_damaged_stream_is_never_taken_for_a_whole_one():
    whole = packed(TEXT, 9, zlib.Z_DEFAULT_STRATEGY)
    middle = len(whole) // 2
    damaged = [
        (whole[:-5], len(TEXT)),
        (whole[:middle], len(TEXT)),
        (whole[:-1] + bytes([whole[-1] ^ 1]), len(TEXT)),
        (whole[:middle] + bytes([whole[middle] ^ 4]) + whole[middle + 1 :], len(TEXT)),
        (whole, len(TEXT) - 1),
        (whole, len(TEXT) + 1),
        (b"", len(TEXT)),
    ]
    assert unpacked(*damaged) == [None] * len(damaged)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("truyen", "truyenn", True),  # a letter more
        ("truyen", "tryen", True),  # a letter less
        ("truyen", "truyem", True),  # another letter
        ("truyen", "turyen", True),  # two swapped
        ("truyen", "truyen", False),
        ("truyen", "tuyem", False),
        ("truyen", "truyennn", False),
        ("", "a", True),
    ],
)
def test_words_an_edit_apart(one, other, near):
    ask = "(pair) => [TailieuCorrect.near(...pair), TailieuCorrect.near(...pair.reverse())]"
    assert node.call(CODE, ask, [one, other]) == [near, near]


FIT = """({ typed, words, mixed, corrected }) => {
  const [fold, accent] = TailieuText.wordKey(typed);
  const fits = (word) =>
    TailieuRank.fit({ word: typed, fold, accent, corrected }, TailieuText.wordKey(word)[1], mixed);
  return words.map(fits);
}"""


def fits(typed: str, *words: str, mixed: bool = False, corrected: bool = False) -> list[float]:
    given = {"typed": typed, "words": words, "mixed": mixed, "corrected": corrected}
    return node.call(CODE, FIT, given)


def test_a_word_fits_the_better_the_more_of_its_accents_are_typed():
    toneless, other = 0.7, 0.04
    assert fits("trữ", "trữ", "trú", "trư") == [1, other, other]
    assert fits("trư", "trữ", "trư", "tru", "trú") == [toneless, 1, other, other]
    assert fits("tru", "trữ", "trú", "tru") == [1, 1, 1]
    assert fits("tru", "trữ", "tru", mixed=True) == [0.85, 1]


def test_a_corrected_word_keeps_its_tone_before_its_marks():
    assert fits("trữ", "trũ", "trú", corrected=True) == [0.9, 0.4]


SAID = """({ sets, query }) => {
  const synonyms = new Map();
  for (const [said, meant] of Object.entries(sets)) {
    const accents = TailieuText.words(said).map((word) => TailieuText.wordKey(word)[1]);
    synonyms.set(TailieuText.fold(said), { accents, meant });
  }
  const index = { synonyms, known: new Map() };
  const { also, readings } = TailieuQuery.synonyms(index, TailieuQuery.parse(index, query).tokens);
  return [also, readings.map((words) => words.map(({ word }) => word).join(" "))];
}"""
SETS = {
    "bằng lái": ["giấy phép lái xe"],
    "bằng lái xe": ["giấy phép lái xe"],
    "tăng lương": ["lương cơ sở", "lương tối thiểu"],
    "mặt trận": ["Mặt trận Tổ quốc"],
}


@pytest.mark.parametrize(
    ("query", "also", "readings"),
    [
        # The longest, with accents or without.
        ("đổi bằng lái xe", ["giấy phép lái xe"], ["đổi giấy phép lái xe"]),
        ("doi bang lai xe", ["giấy phép lái xe"], ["doi giấy phép lái xe"]),
        ("bằng lãi", [], []),
        # All at once, in as many readings as one of them has meanings.
        (
            "tăng lương, bằng lái",
            ["lương cơ sở", "lương tối thiểu", "giấy phép lái xe"],
            ["lương cơ sở giấy phép lái xe", "lương tối thiểu giấy phép lái xe"],
        ),
        # What the query says already.
        ("mặt trận tổ quốc", [], []),
    ],
)
def test_a_query_in_the_words_of_the_pages(query, also, readings):
    assert node.call(CODE, SAID, {"sets": SETS, "query": query}) == [also, readings]


# Words that Snowball has come to know apart since the stemmer was written.
KNOWN_APART = {
    *("added", "adding", "emergencies", "emergency", "internal", "international", "organization"),
    *("organizations", "organized", "paste", "pasted", "pasting", "universal", "university"),
}
STEMMER, ENGLISH = "search/vendor/wink-porter2-stemmer.js", "search/english.js"


def test_english_words_have_the_stems_of_snowball():
    pages = (ROOT / "docs").rglob("*.en.md")
    words = sorted(set(re.findall("[a-z]+", " ".join(p.read_text("utf-8") for p in pages).lower())))
    stems = node.call([STEMMER], "(words) => words.map(window.tailieuStem)", words)
    official = snowballstemmer.stemmer("english").stemWords(words)
    found = zip(words, stems, official, strict=True)
    assert {word for word, stem, other in found if stem != other} <= KNOWN_APART


FORMS = """({ language, words }) =>
  words.map((fold) => TailieuQuery.forms({ language, words }, [{ fold }]))"""


def test_forms_of_english_words_are_those_that_pages_hold():
    words = ["fine", "fined", "fines", "find", "mosquito", "mosquitoes", "sky", "skies"]
    given = {"language": "en", "words": words}
    forms = node.call([*CODE, STEMMER, ENGLISH], FORMS, given)
    assert dict(zip(words, forms, strict=True)) == {
        "fine": ["fined", "fines"],
        "fined": ["fine", "fines"],
        "fines": ["fine", "fined"],
        "find": [],
        "mosquito": ["mosquitoes"],
        "mosquitoes": ["mosquito"],
        "sky": ["skies"],
        "skies": ["sky"],
    }
    assert node.call([*CODE, STEMMER, ENGLISH], FORMS, {**given, "language": "vi"}) == [[]] * len(
        words
    )


def marked(texts: list[str], asked: str) -> list[list[str]]:
    """The stretches of each text that are marked for the folded words asked for."""
    ranges = node.call(CODE, "(given) => TailieuMark.rangesIn(...given)", [texts, asked])
    return [
        [text[start:end] for start, end in own] for text, own in zip(texts, ranges, strict=True)
    ]


def test_neighbours_are_marked_as_one():
    assert marked(["Công tác Tuyên  truyền là tuyên truyền."], "tuyen truyen") == [
        ["Tuyên  truyền", "tuyên truyền"]
    ]


def test_a_syllable_alone_is_marked_only_where_no_neighbours_are():
    assert marked(["Nói tuyên bố.", "Lời truyền."], "tuyen truyen") == [["tuyên"], ["truyền"]]
    assert marked(["Nói tuyên bố.", "Tuyên truyền."], "tuyen truyen") == [[], ["Tuyên truyền"]]


def test_a_word_that_is_no_syllable_is_marked_also_alone():
    assert marked(["UBND phường.", "Thị xã có UBND"], "ubnd thi xa") == [
        ["UBND"],
        ["Thị xã", "UBND"],
    ]
