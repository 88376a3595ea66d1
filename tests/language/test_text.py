"""The text rules: one set of vectors, asked of words.py and of text.js."""

import json
from pathlib import Path

import pytest

from helpers import node
from tailieu.language import words

ROOT = Path(__file__).resolve().parents[2]
VECTORS = json.loads((ROOT / "tests/data/text-vectors.json").read_text(encoding="utf-8"))
# Only pages are searched for document numbers.
PYTHON_ONLY = {"numbers", "number_key"}

ASK = """(vectors) => {
  const camel = (name) => name.replace(/_(.)/g, (all, letter) => letter.toUpperCase());
  const answers = {};
  for (const [rule, rows] of Object.entries(vectors)) {
    const call = TailieuText[camel(rule)];
    answers[rule] = rows.map(([given]) => [
      given, rule === "compose" ? call(...given) : call(given)]);
  }
  return answers;
}"""


def answer(rule, given):
    """What words.py says, in the types that JSON knows."""
    result = getattr(words, rule)(*given) if rule == "compose" else getattr(words, rule)(given)
    return list(result) if isinstance(result, tuple) else result


@pytest.mark.parametrize("rule", VECTORS)
def test_python_follows_the_vectors(rule):
    assert [[given, answer(rule, given)] for given, _ in VECTORS[rule]] == VECTORS[rule]


def test_browser_code_follows_the_same_vectors():
    shared = {rule: rows for rule, rows in VECTORS.items() if rule not in PYTHON_ONLY}
    assert node.call(["search/text.js"], ASK, shared) == shared


@pytest.mark.parametrize(
    ("spellings", "word"),
    [
        (("hòa", "hoà", "ho\u0300a"), ("hoa", 2)),  # tone placement, Unicode form
        (("ủy", "uỷ", "Ủy".lower()), ("uy", 3)),
    ],
)
def test_one_word_however_it_is_spelled(spellings, word):
    assert {words.word_key(words.clean(spelling)) for spelling in spellings} == {word}
