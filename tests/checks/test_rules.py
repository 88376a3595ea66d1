"""The rules beyond single pages: their table, their files, what is printed and what is mended."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from helpers import made_up, pictures
from helpers.cases import CASES, REFUSED, RIGHT, TODAY
from helpers.project import ROOT, read_docs
from tailieu import all_rules
from tailieu.checks import fixes, formatters, rendered, rule_table, runner
from tailieu.cli import app
from tailieu.content.catalogue import Catalog
from tailieu.content.findings import Edit, Finding
from tailieu.language import syllables


def look(docs: Path) -> tuple[Catalog, list[Finding]]:
    pages, found = read_docs(docs)
    return pages, sorted(found + runner.run(pages, TODAY))


def findings(docs: Path) -> list[str]:
    return [str(finding) for finding in look(docs)[1]]


def tailieu(*arguments: str | Path, **environ: str) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)], env=environ)


def page(body: str) -> str:
    return f"---\ntitle: Trang thử\ndescription: Một trang.\n---\n{body}\n"


# The list of rules ------------------------------------------------------------------------------


def test_no_id_is_used_twice():
    assert {
        id: n for id, n in Counter(rule.id for rule in all_rules.rules()).items() if n > 1
    } == {}


def test_every_rule_of_the_package_is_listed():
    folder = ROOT / "scripts/tailieu/checks/rules"
    written = {path.stem for path in folder.glob("*.py") if "\nRULE = " in path.read_text("utf-8")}
    assert {rule.__name__.split(".")[-1] for rule in runner.RULES} == written


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_table_in_the_guide_is_that_of_the_rules(lang):
    text = (ROOT / rule_table.PAGES[lang]).read_text(encoding="utf-8")
    assert rule_table.written_into(text, all_rules.rules(), lang) == text, (
        "run: tailieu rules --write"
    )


def test_hostile_pages_are_judged_by_the_extensions_that_the_build_uses():
    class Loader(yaml.SafeLoader):
        pass

    Loader.add_multi_constructor("", lambda loader, suffix, node: None)
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    named = {
        name if isinstance(name, str) else next(iter(name))
        for name in config["markdown_extensions"]
    }
    # MkDocs itself adds tables, toc and fenced_code.
    assert named | {"fenced_code"} == set(rendered.EXTENSIONS)
    configured = [entry for entry in config["markdown_extensions"] if isinstance(entry, dict)]
    assert rendered.SETTINGS["tables"] in [entry.get("tables") for entry in configured]


# Files ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("svg", "what"),
    [
        ("<script>alert(1)</script>", "thẻ «script»"),
        ('<g onload="alert(1)"/>', "thuộc tính «onload» của thẻ «g»"),
        ('<image href="https://la.com/a.png"/>', "giá trị «https://la.com/a.png» của «href»"),
        ('<g style="fill:url(//la.com/a)"/>', "kiểu CSS «fill:url(//la.com/a)»"),
    ],
)
def test_a_picture_that_runs_code(docs, svg, what):
    (docs / "hinh.svg").write_bytes(pictures.svg(svg))
    assert findings(docs) == [
        f"docs/hinh.svg:1: TL083 hình SVG có {what}. Fix: xuất lại hình không có phần này "
        "(Inkscape: «Plain SVG»; Illustrator: «SVG 1.1», bỏ «Preserve Illustrator Editing "
        "Capabilities»), hoặc dùng PNG."
    ]


def test_a_picture_without_end_is_told_in_a_few_lines(docs):
    (docs / "hinh.svg").write_bytes(pictures.svg("\n<script/>" * 5000))
    assert len(findings(docs)) == 10


def test_what_only_bears_the_name_of_a_picture(docs):
    (docs / "hinh.png").write_text("<script>alert(1)</script>")
    (docs / "khac.jpg").write_bytes(pictures.picture("png"))
    fix = "Fix: mở hình bằng chương trình xem ảnh, lưu lại thành PNG, JPEG hoặc WebP."
    assert findings(docs) == [
        f"docs/hinh.png: TL088 tệp không phải hình, hoặc hình bị hỏng. {fix}",
        f"docs/khac.jpg: TL088 tệp là hình PNG, không phải loại mà đuôi tên nói. {fix}",
    ]


def test_a_pdf_that_acts(docs):
    text = (docs / "van-ban/luat-cu.md").read_text(encoding="utf-8")
    (docs / "van-ban/luat-cu.md").write_text(text + "\n[Bản gốc](luat.pdf)\n", encoding="utf-8")
    (docs / "van-ban/luat.pdf").write_bytes(pictures.pdf())
    assert findings(docs) == []
    (docs / "van-ban/luat.pdf").write_bytes(pictures.pdf("/AcroForm <</XFA (a)>>"))
    assert findings(docs) == [
        "docs/van-ban/luat.pdf: TL089 tệp PDF chứa «/XFA». Fix: mở tệp, in ra một tệp PDF mới "
        "(Print to PDF, không khóa) rồi thay vào."
    ]


def test_a_pdf_to_which_no_document_leads(docs):
    (docs / "phieu/to.pdf").write_bytes(pictures.pdf())
    (docs / "trang-thu.md").write_text(page("[Tờ](phieu/to.pdf)"), encoding="utf-8")
    assert findings(docs) == [
        "docs/phieu/to.pdf: TL089 không có trang văn bản nào dẫn tới tệp PDF này. Fix: ghi "
        "[bản gốc](../phieu/to.pdf) trong trang của văn bản ở docs/van-ban/, hoặc xóa tệp."
    ]


def test_a_plain_picture_is_well(docs):
    (docs / "hinh.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>')
    assert findings(docs) == []


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("con.png", "Windows giữ tên này"),
        ("a?.png", "có ký tự Windows không nhận"),
        ("a\n.png", "có ký tự Windows không nhận"),
        ("hi\u0300nh.png", "viết bằng Unicode tổ hợp"),
        (f"{'a' * 190}.png", "đường dẫn dài 194 ký tự, quá 180"),
    ],
)
def test_a_name_that_not_every_computer_takes(docs, name, fault):
    (docs / name).write_bytes(pictures.picture())
    shown = name.replace("\n", "\\u000a")
    assert findings(docs) == [
        f"docs/{shown}: TL084 tên «{shown}» không dùng được: {fault}. Fix: đổi tên, chỉ dùng chữ "
        "thường không dấu, chữ số, gạch nối và dấu chấm."
    ]


def test_names_that_differ_in_case_only(docs):
    (docs / "A.png").write_bytes(pictures.picture())
    (docs / "a.png").write_bytes(pictures.picture())
    assert findings(docs) == [
        "docs/a.png: TL084 tên «a.png» không dùng được: chỉ khác «A.png» ở chữ hoa hay dấu. "
        "Fix: đổi tên, chỉ dùng chữ thường không dấu, chữ số, gạch nối và dấu chấm."
    ]


def test_a_heavy_picture(docs):
    (docs / "hinh.png").write_bytes(pictures.noise((400, 400)))
    assert findings(docs) == [
        "docs/hinh.png: TL085 hình nặng 481 KB, quá 400 KB. Fix: thu nhỏ còn rộng nhiều nhất 1600 "
        "điểm rồi lưu lại dạng JPEG, WebP hoặc PNG."
    ]


@pytest.mark.parametrize("name", ["trang.html", "ma.js", ".env", "phieu/a.docx", "trang.MD"])
def test_a_file_that_must_not_be_published(docs, name):
    (docs / name).write_text("<script>alert(1)</script>")
    assert findings(docs) == [
        f"docs/{name}: TL086 tệp «{name.split('/')[-1]}» không thuộc loại được đăng. Fix: xóa tệp; "
        "được đăng: .md, .png, .jpg, .jpeg, .gif, .webp, .avif, .svg, .pdf."
    ]


def test_a_sheet_that_two_replace(docs):
    text = (docs / "phieu/mau.md").read_text(encoding="utf-8")
    text = text.replace("review_by", "replaces: [mau]\nreview_by")
    for name in ("moi", "moi-nua"):
        (docs / f"phieu/{name}.md").write_text(text, encoding="utf-8")
    assert findings(docs) == [
        "docs/phieu/moi.md:8: TL027 thay «mau», phiếu đã được «moi-nua» thay. Fix: giữ «replaces» "
        "ở một phiếu; phiếu mới nhất thay phiếu ngay trước nó."
    ]


# What is right stays unsaid ---------------------------------------------------------------------


@pytest.mark.parametrize("body", RIGHT)
def test_what_is_right_is_left_alone(docs, body):
    (docs / "trang-thu.md").write_text(page(body), encoding="utf-8")
    assert findings(docs) == []


@pytest.mark.parametrize("body", REFUSED)
def test_a_hostile_page_is_refused(docs, body):
    (docs / "trang-thu.md").write_text(page(body), encoding="utf-8")
    _, found = look(docs)
    assert {"TL080", "TL081", "TL082"} & {f.rule.id for f in found if f.severity == "error"}


# Bad input --------------------------------------------------------------------------------------


def test_a_folder_named_as_a_page(docs):
    (docs / "phieu/thu.md").mkdir()
    assert findings(docs) == [
        "docs/phieu/thu.md: TL001 là thư mục mang tên của một trang. "
        "Fix: đổi tên thư mục, bỏ đuôi .md."
    ]


def test_a_page_of_fifty_megabytes(docs):
    with (docs / "to.md").open("wb") as file:
        file.truncate(50_000_000)
    assert findings(docs) == [
        "docs/to.md: TL015 nặng 50 MB, quá 2 MB. Fix: chia thành nhiều trang, hoặc xóa tệp."
    ]


def test_a_binary_named_as_a_page(docs):
    (docs / "anh.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    assert findings(docs) == [
        "docs/anh.md: TL001 không phải tệp chữ. "
        "Fix: chỉ để tệp chữ mang đuôi .md; đổi tên hoặc xóa tệp này."
    ]


def test_ten_thousand_findings(docs):
    (docs / "nhieu.md").write_text(page("Từ ngày 1/2/2026.\n" * 10_000), encoding="utf-8")
    done = tailieu("check", "--docs", docs)
    assert done.exit_code == 0
    assert done.stdout.count("\n") == 10_001
    assert done.stdout.endswith("6 trang: 10000 cảnh báo.\n")
    assert done.stderr == ""


def test_a_disk_that_fails_is_told(docs, monkeypatch):
    def broken(self):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", broken)
    lines = [str(finding) for finding in read_docs(docs)[1]]
    assert lines[0] == (
        "docs/nguon/vi-du-vn.md: TL001 không đọc được: Input/output error. "
        "Fix: sửa quyền đọc của tệp."
    )


# The command ------------------------------------------------------------------------------------


def spoil(docs: Path) -> None:
    shutil.copy(CASES / "value-not-in-list" / "bad.md", docs / "phieu/thu.md")
    shutil.copy(CASES / "confused-words" / "bad.md", docs / "trang-thu.md")


def test_errors_end_with_one_and_warnings_do_not(docs):
    shutil.copy(CASES / "confused-words" / "bad.md", docs / "trang-thu.md")
    assert tailieu("check", "--docs", docs).exit_code == 0
    spoil(docs)
    assert tailieu("check", "--docs", docs).exit_code == 1


def test_json_rows(docs):
    spoil(docs)
    done = tailieu("check", "--docs", docs, "--format", "json", "--lang", "en")
    assert json.loads(done.stdout) == [
        {
            "path": "docs/phieu/thu.md",
            "line": 4,
            "field": "topic",
            "rule": "TL010",
            "severity": "error",
            "message": "“topic: nha-dat” is not in the list.",
            "fix": "choose one of: to-chuc, dat-dai, can-cuoc, an-sinh, giao-thong, phong-chay, "
            "lao-dong, an-toan-mang, suc-khoe, thien-tai, dia-gioi, dich-vu-cong.",
        },
        {
            "path": "docs/trang-thu.md",
            "line": 5,
            "field": "",
            "rule": "TL065",
            "severity": "warning",
            "message": "“Xử dụng” is rightly “Sử dụng”.",
            "fix": "write “Sử dụng”.",
        },
    ]


def test_no_findings_are_an_empty_list(docs):
    assert tailieu("check", "--docs", docs, "--format", "json").stdout == "[]\n"


def test_only_the_paths_that_are_named(docs):
    spoil(docs)
    done = tailieu("check", docs / "trang-thu.md", "--docs", docs)
    assert done.stdout == (
        "docs/trang-thu.md:5: TL065 cảnh báo: «Xử dụng» viết đúng là «Sử dụng». "
        "Fix: ghi «Sử dụng».\n7 trang: 1 cảnh báo.\n"
    )


def test_a_path_that_is_not_there(docs, tmp_path):
    done = tailieu("check", tmp_path / "la.md", "--docs", docs)
    assert done.exit_code == 1
    assert done.stdout.startswith(
        f"{tmp_path}/la.md: TL001 không có trong thư mục nội dung. Fix: xem lại đường dẫn; trang "
        "nằm ngoài docs/ thì thêm --rules text.\n"
    )


def test_a_wrong_moment_of_the_build_is_told(docs):
    done = tailieu("check", "--docs", docs, SOURCE_DATE_EPOCH="hôm qua")
    assert done.exit_code == 2
    assert done.stderr == (
        "SOURCE_DATE_EPOCH='hôm qua' is no positive whole number of seconds. "
        "Fix: bỏ biến môi trường ấy hoặc đặt một số dương.\n"
    )


def test_who_stops_the_check_is_told_so(docs, monkeypatch):
    def stopped(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(runner, "run", stopped)
    done = tailieu("check", "--docs", docs)
    assert done.exit_code == 130
    assert done.stderr == "Đã dừng. Bản dựng trước đó còn nguyên.\n"


def test_the_text_of_a_stray_page(tmp_path):
    stray = tmp_path / "ghi-chep.md"
    stray.write_text("# Ghi chép\n\nXử dụng từ 1/2/2026; hoà và hòa, hòa.\n", encoding="utf-8")
    done = tailieu("check", stray, "--rules", "text", "--lang", "en")
    assert done.stdout == (
        f"{stray}:3: TL065 warning: “Xử dụng” is rightly “Sử dụng”. Fix: write “Sử dụng”.\n"
        f"{stray}:3: TL067 note: 1 words with the other tone placement, the first of them “hoà”. "
        "Fix: in your own words write “hòa”.\n"
        f"{stray}:3: TL069 warning: the date “1/2/2026” has not its right form. "
        "Fix: write “01/02/2026”.\n"
        "1 page(s): 2 warning(s), 1 note(s).\n"
    )
    assert done.exit_code == 0


def finding(message: str, path: str = "docs/a.md", severity: str = "error") -> Finding:
    return made_up.finding(path, 3, message, severity=severity)


def test_github_annotations_escape_what_would_end_them():
    hostile = finding("100%\r\n::error::x", "docs/a,b:c%.md")
    assert formatters.github([finding("chú ý", severity="note"), hostile], "vi") == (
        "::error file=docs/a%2Cb%3Ac%25.md,line=3,title=TL999::100%25%0D%0A::error::x Fix: sửa\n"
        "::notice file=docs/a.md,line=3,title=TL999::chú ý Fix: sửa\n"
    )


def test_the_job_summary_holds_all_beyond_ten(docs, tmp_path):
    summary = tmp_path / "summary.md"
    few = page("Từ ngày 1/2/2026.\n" * 10)
    (docs / "nhieu.md").write_text(few, encoding="utf-8")
    tailieu("check", "--docs", docs, "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert not summary.exists()
    (docs / "nhieu.md").write_text(few + "Từ ngày 1/2/2026.\n", encoding="utf-8")
    tailieu("check", "--docs", docs, "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text(encoding="utf-8").count("\n| cảnh báo | docs/nhieu.md:") == 11


def test_the_job_summary_shows_no_markup_of_a_page_and_keeps_its_limit():
    lines = formatters.summary([finding("<img src=x> [a](b) | `c`")], 1, "vi").splitlines()
    assert lines[-1] == (
        "| lỗi | docs/a.md:3 | TL999 | &lt;img src=x&gt; &#91;a&#93;(b) &#124; &#96;c&#96; | sửa |"
    )
    long = formatters.summary([finding("x" * 500)] * 5000, 1, "en")
    assert len(long.encode()) < 1_000_000
    assert "more; run `tailieu check`" in long


def test_what_a_page_quotes_cannot_steer_a_terminal():
    assert str(finding("\x1b[2Jxóa\n")) == "docs/a.md:3: TL999 \\u001b[2Jxóa\\u000a Fix: sửa"


# Mending ----------------------------------------------------------------------------------------

MENDED = (
    "decomposed-letters",
    "icelandic-letter",
    "russian-letter",
    "zero-width-space",
    "soft-hyphen",
    "confused-words",
    "tone-on-the-wrong-letter",
    "document-number-without-bar",
    "party-number-as-of-the-state",
    "date-without-zeros",
)


@pytest.mark.parametrize("case", MENDED)
def test_fix_makes_the_bad_page_its_mended_twin(docs, case):
    target = docs / "trang-thu.md"
    shutil.copy(CASES / case / "bad.md", target)
    pages, found = look(docs)
    assert list(fixes.write(pages, found)) == [target]
    assert target.read_text("utf-8") == (CASES / case / "bad.valid.md").read_text("utf-8")


def test_fix_leaves_quotations_records_and_guesses_alone(docs):
    text = (docs / "van-ban/cong-van.md").read_text(encoding="utf-8")
    (docs / "van-ban/cong-van.md").write_text(text + "\nÔng viết “xử dụng”. Tính theò.\n", "utf-8")
    before = {path: path.read_bytes() for path in docs.rglob("*.md")}
    done = tailieu("check", "--docs", docs, "--fix")
    assert {path: path.read_bytes() for path in docs.rglob("*.md")} == before
    assert done.stderr == ""


def test_fix_keeps_line_ends_marks_and_rights(docs):
    target = docs / "trang-thu.md"
    target.write_bytes(b"\xef\xbb\xbf" + page("Xử dụng.").replace("\n", "\r\n").encode())
    target.chmod(0o640)
    done = tailieu("check", "--docs", docs, "--fix")
    assert (done.exit_code, done.stderr) == (0, f"Đã sửa {target}: 1 chỗ.\n")
    assert target.read_bytes() == (
        b"\xef\xbb\xbf" + page("Sử dụng.").replace("\n", "\r\n").encode()
    )
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(docs.glob(".*")) == []


def test_fix_on_a_full_disk_leaves_the_page_whole(docs, monkeypatch):
    shutil.copy(CASES / "confused-words" / "bad.md", docs / "trang-thu.md")
    pages, found = look(docs)

    def full(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        fixes.write(pages, found)
    assert (docs / "trang-thu.md").read_bytes() == (CASES / "confused-words/bad.md").read_bytes()
    assert list(docs.glob(".*")) == []


def test_without_fix_nothing_is_written(docs):
    spoil(docs)
    before = {path: path.read_bytes() for path in docs.rglob("*.md")}
    tailieu("check", "--docs", docs)
    assert {path: path.read_bytes() for path in docs.rglob("*") if path.is_file()} == before


def test_edits_that_overlap_wait_for_the_next_round():
    assert fixes.apply("abcd", [Edit(1, 3, "X"), Edit(2, 4, "Y"), Edit(0, 0, "!")]) == ("!aXd", 2)


# Spelling ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    "nghiêng quyết giếng gìn khuỷu ngoèo thuở quý yêu uyên huơ Đắk hoạch".split(),  # noqa: SIM905
)
def test_a_syllable(word):
    assert syllables.is_syllable(word)


@pytest.mark.parametrize("word", ["nghành", "quyđịnh", "ngiệp", "kả", "cỉ", "đát́", "bổsung"])
def test_no_syllable(word):
    assert not syllables.is_syllable(word)


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("hoà", ("hòa", "hoà")),
        ("hòan", ("hoàn",)),
        ("qủa", ("quả",)),
        ("thúê", ("thuế",)),
        ("gìa", ("già",)),
        ("nguờì", ()),
    ],
)
def test_where_the_tone_stands(word, right):
    assert syllables.placements(word) == right
