"""Script data files: whatever a text holds, an old browser can run them."""

from __future__ import annotations

import json

import pytest

from tailieu.site import script_data


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\u2028b", '"a\\u2028b"'),
        ("a\u2029b", '"a\\u2029b"'),
        ("</script>", '"<\\/script>"'),
        ("<!-- a", '"\\u003c!-- a"'),
        ("bão, lũ", '"bão, lũ"'),
    ],
)
def test_what_would_end_a_line_or_a_script_is_escaped(text, written):
    assert script_data.literal(text) == written
    assert json.loads(written) == text


def test_a_file_is_one_assignment(tmp_path):
    path = tmp_path / "moi" / "a.js"
    script_data.write(path, 'texts["a"]', {"lời": [1, None]})
    assert path.read_text(encoding="utf-8") == 'window.texts["a"]={"lời":[1,null]};\n'
