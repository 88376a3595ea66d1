"""The rules beyond single pages: their table, their files, and what is right or badly made."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from helpers import pictures
from helpers.calls import Calls
from helpers.cases import REFUSED, RIGHT, TODAY
from helpers.checking import findings, look, page
from helpers.program import tailieu
from helpers.project import ROOT, read_docs
from tailieu import all_rules
from tailieu.checks import rule_table, runner
from tailieu.checks.project import Outline, Project
from tailieu.checks.rules import lookalike_hosts, pdf_files, written_badges
from tailieu.checks.sections import HEADINGS, REQUIRED, in_order
from tailieu.content.hosts import ascii_host
from tailieu.content.markdown import MarkdownText
from tailieu.limited import Limits

# The list of rules --------------------------------------------------------------------------------


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


# Badges -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("trang.md", "![● Đã duyệt](hinh.png)", [(5, "● Đã duyệt")]),
        ("trang.md", '[Luật](luat.md "● Đã duyệt")', [(5, "● Đã duyệt")]),
        ("trang.md", "`<!--` ● Đã <b>đối</b> chiếu `-->`", [(5, "● Đã đối chiếu")]),
        ("trang.md", "<p>●</p><p>Đã duyệt</p>", [(5, "● Đã duyệt")]),
        ("trang.md", "Đã duyệt ●\n\n* ●\n* Đã duyệt", [(5, "Đã duyệt ●"), (7, "● Đã duyệt")]),
        (
            "trang.md",
            "● Đã duyệt\n\nMột câu.\n\n● Đã duyệt",
            [(5, "● Đã duyệt"), (9, "● Đã duyệt")],
        ),
        (
            "trang.md",
            "● là dấu.\n\n::: toan-van\nMột.\n\nHai ● Đã **đối**\nchiếu[^1]\n:::",
            [(10, "● Đã đối chiếu")],
        ),
        ("trang.md", "● `Đã duyệt`", [(5, "● Đã duyệt")]),
        ("huong-dan/trang.md", "● `Đã duyệt`, `● Đã duyệt`", []),
        ("huong-dan/trang.md", "`●`\n\n● Đã duyệt", [(7, "● Đã duyệt")]),
    ],
)
def test_a_badge_is_known_by_what_a_reader_sees(path, body, told):
    found = written_badges.check_page(MarkdownText(f"docs/{path}", page(body)))
    assert [(one.line, one.values["text"]) for one in found] == told


# Files --------------------------------------------------------------------------------------------


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


def test_a_pdf_that_leads_to_other_hosts(docs):
    text = (docs / "van-ban/luat-cu.md").read_text(encoding="utf-8")
    (docs / "van-ban/luat-cu.md").write_text(text + "\n[Bản gốc](luat.pdf)\n", encoding="utf-8")
    addresses = ("https://la.example/5", "https://tin.vi-du.vn/1", "HTTP://la.example")
    links = "".join(f"<</Subtype /Link /A <</S /URI /URI ({it})>>>>" for it in addresses)
    (docs / "van-ban/luat.pdf").write_bytes(pictures.pdf("", f"/Annots [{links}]"))
    assert findings(docs) == [
        "docs/van-ban/luat.pdf: TL089 tệp PDF có liên kết tới «la.example», không có trong "
        "docs/nguon. Fix: in ra một tệp PDF mới bằng «Microsoft Print to PDF», nó không giữ liên "
        "kết, rồi thay vào."
    ]


def test_a_pdf_is_read_within_limits(monkeypatch):
    assert pdf_files.read(pictures.pdf()) == (None, [])
    # The time was over before it began.
    monkeypatch.setattr(pdf_files, "_LIMITS", Limits(seconds=-1, bytes=None))
    told, hosts = pdf_files.read(pictures.pdf())
    assert hosts == []
    assert told and told.text("en") == "unfolds to far too much for its size"


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


# What is right stays unsaid -----------------------------------------------------------------------


@pytest.mark.parametrize("body", RIGHT)
def test_what_is_right_is_left_alone(docs, body):
    (docs / "trang-thu.md").write_text(page(body), encoding="utf-8")
    assert findings(docs) == []


@pytest.mark.parametrize("body", REFUSED)
def test_a_hostile_page_is_refused(docs, body):
    (docs / "trang-thu.md").write_text(page(body), encoding="utf-8")
    _, found = look(docs)
    assert {"TL080", "TL081", "TL082"} & {f.rule.id for f in found if f.severity == "error"}


H = "https://sggp.org.vn/tin"
ELSEWHERE = [
    f"[Cổng dichvucong.gov.vn]({H})",
    f"[Cổng (https://dichvucong.gov.vn)]({H})",
    f"[{' ' * 2000}dichvucong.gov.vn]({H})",
    f"[d\u0332ichvucong.gov.vn]({H})",
    f"[dichvucong\ufe00.gov.vn]({H})",
    f"[dichvucong.gov.v*n*]({H})",
    f"[dichvucong.gov.vn_]({H})",
    f"[..dichvucong.gov.vn]({H})",
    f"[dichvucong\u2024gov\u2024vn]({H})",
    f"[dichvucong\uff0egov\uff0evn]({H})",
    f"[dichvucong·gov·vn]({H})",
    f"[dichvucong .gov.vn]({H})",
    f"[dichvucong . gov. vn/a]({H})",
    f"[https: //dichvucong.gov.vn]({H})",
    f"[a@chinhphu.vn]({H})",
    f'[Bấm]({H} "https://dichvucong.gov.vn")',
    f"[Bấm]({H} 'dichvucong.gov.vn')",
    f'[Bấm][1]\n\n[1]: {H} "dichvucong.gov.vn"',
    "[dichvucong.gov.v*n*][1]\n\n[1]: b.md",
    "[dichvucong.gov.vn](../phieu/khi-co-bao.md)",
    "[https://dichvucong.gov.vn/a](../nguon/sggp-org-vn.md)",
    "[dichvucong.gov.vn](dichvucong-gov-vn.md)",
    "[dichvucong.gov.vn](tel:0900999999)",
    "[a@vi-du.example](tel:0900999999)",
    "[dichvucong.gov.vn](mailto:b@la.example)",
    "[113](mailto:b@la.example)",
    "[024 3733 1234](mailto:b@la.example)",
    "[1\ufe0f\u20e31\ufe0f\u20e33\ufe0f\u20e3](tel:19001234)",
    "[1–1–3](tel:19001234)",
    "[Gọi 1–1–3](tel:19001234)",
    "[①①③](tel:19001234)",
    "[➊➊➌](tel:19001234)",
    "[¹¹³](tel:19001234)",
    "[1·1·3](tel:19001234)",
    "[1/1/3](tel:19001234)",
    "[11/3](tel:19001234)",
    f"::: toan-van\nXem [*dichvucong.gov\\.vn*]({H}).\n:::",
]
THERE = [
    "[113/2025/NĐ-CP](../van-ban/113-2025-nd-cp.md), [113/2025/NĐ-CP](https://vbpl.vn/113)",
    f"[2025]({H}), [01/7/2025]({H}), [113, 114, 115](../phieu/goi-so-nao.md)",
    "[113](tel:113), [1 1 3](tel:113), [Gọi 1-1-3](tel:113), [+84 24 3733 1234](tel:02437331234)",
    "[19001234 – 24/7](tel:19001234), [24/7](tel:19001234)",
    "[dichvucong.gov.vn: 18001096](tel:18001096)",
    "[Hòm thư của dichvucong.gov.vn](mailto:a@hotro.dichvucong.gov.vn)",
    "[a@chinhphu.vn](https://chinhphu.vn/lien-he)",
    "[Cổng Dịch vụ công quốc gia (dichvucong.gov.vn)](https://dichvucong.gov.vn/)",
    "[dichvucong.gov.vn](https://thanhtoan.dichvucong.gov.vn/a)",
    "[Báo Nhân Dân (nhandan.vn) nói về dichvucong.gov.vn](https://nhandan.vn/a)",
    "[www.tàiliệuhtnc.net.vn](https://www.xn--tiliuhtnc-q1a2235f.net.vn/)",
    "[dichvucong.gov.vn](../nguon/dichvucong-gov-vn.md#muc), [dichvucong.gov.vn](#cho-nay)",
    "[www.tàiliệuhtnc.net.vn](../nguon/www-tailieuhtnc-net-vn.md)",
    "[dichvucong.gov.vn là gì](../phieu/khi-co-bao.md), [.gov.vn](../phieu/ten-mien.md)",
    f"[gov.vn]({H}), [Tên miền .vn]({H}), [các trang .gov.vn]({H}), [Giá tăng. VN làm gì]({H})",
    f"::: toan-van\nXem [sggp.org.vn]({H}).\n:::",
]


def told_of_addresses(body: str) -> list[str]:
    text = MarkdownText("docs/phieu/thu.md", page(body))
    return [str(found) for found in runner.findings_of(text) if found.rule.id == "TL081"]


@pytest.mark.parametrize("body", ELSEWHERE)
def test_a_link_that_names_another_place_than_it_leads_to(body):
    assert [" mà dẫn tới " in told for told in told_of_addresses(body)] == [True]


@pytest.mark.parametrize("body", THERE)
def test_a_link_that_leads_where_it_says(body):
    assert told_of_addresses(body) == []


def put_sources(docs: Path, hosts: list[str]) -> None:
    for host in hosts:
        text = f"---\ntitle: {host}\ndescription: Một nguồn.\nhost: {host}\nkind: cong\n"
        text += "approval: unchecked\nevidence: {mark: V2, pages: []}\n---\n"
        (docs / f"nguon/{host.replace('.', '-')}.md").write_text(text, encoding="utf-8")


def likened(docs: Path, hosts: list[str]) -> dict[str, str]:
    """The host that TL073 names beside each of `hosts`, to which a page leads."""
    links = "".join(f"[a](https://{host}/)\n\n" for host in hosts)
    (docs / "trang-thu.md").write_text(page(links), encoding="utf-8")
    found = (finding.values for finding in look(docs)[1] if finding.rule.id == "TL073")
    return {told["host"]: told["genuine"] for told in found if told["host"] in hosts}


OFFICIAL = ["dichvucong.gov.vn", "chinhphu.vn", "moh.gov.vn", "bocongan.gov.vn"]


@pytest.mark.parametrize(
    ("host", "genuine"),
    [
        *(("chinhphu-vn.com", "chinhphu.vn"), ("tin.chinhphu.vn.la.com", "chinhphu.vn")),
        ("dichvucong.gov-vn.com", "dichvucong.gov.vn"),
        ("dichvucong.gov.com", "dichvucong.gov.vn"),
        ("dichvucong.gov.io", "dichvucong.gov.vn"),
        ("dichvucong-gov.com", "dichvucong.gov.vn"),
        ("moh.gov.com", "moh.gov.vn"),
        ("d1chvucong.gov.vn.la.com", "dichvucong.gov.vn"),
        ("clichvucong.gov.vn", "dichvucong.gov.vn"),
        *(("chinhphv.vn", "chinhphu.vn"), ("chnihphu.vn", "chinhphu.vn")),
        *(("chinphu.vn", "chinhphu.vn"), ("chinhphuu.vn", "chinhphu.vn")),
        *((host, "chinhphu.vn") for host in ("сhinhphu.vn", "chınhphu.vn", "chɩnhphu.vn")),
        *((host, "chinhphu.vn") for host in ("ϲhinhphu.vn", "chiпhphu.vn", "cհinhphu.vn")),
        *((host, "chinhphu.vn") for host in ("ᴄhinhphu.vn", "chinhþhu.vn", "chínhphủ.vn")),
        ("ԁichvucong.gov.vn", "dichvucong.gov.vn"),
    ],
)
def test_a_host_that_looks_like_that_of_a_source(docs, host, genuine):
    put_sources(docs, OFFICIAL)
    assert list(likened(docs, [ascii_host(host)]).values()) == [genuine]


def test_hosts_below_a_source_may_not_look_like_another(docs):
    put_sources(docs, [*OFFICIAL, "gov-vn.com", "la.id.vn"])
    assert likened(docs, ["dichvucong.gov-vn.com", "chinhphu.vn.la.id.vn", "a.la.id.vn"]) == {
        "dichvucong.gov-vn.com": "dichvucong.gov.vn",
        "chinhphu.vn.la.id.vn": "chinhphu.vn",
    }


def test_hosts_that_look_like_none(docs):
    put_sources(docs, [*OFFICIAL, "laocai.gov.vn", "dichvucong.laocai.gov.vn"])
    honest = ["moh.gov.sg", "vov.vn", "congan.laocai.gov.vn", "tin.dichvucong.laocai.gov.vn"]
    assert likened(docs, [*honest, "thanhtoan.dichvucong.gov.vn", "hochiminhcity.gov.vn"]) == {}


def test_thousands_of_sources_are_compared_by_tables(docs):
    """Each with each would take minutes."""
    letters = random.Random(20261123)
    put_sources(docs, ["".join(letters.choices("abcdegh", k=12)) + ".vn" for _ in range(400)])
    pages, _ = read_docs(docs)
    with Calls() as calls:
        list(lookalike_hosts.check(Project(pages, dict.fromkeys(pages.texts, Outline()), TODAY)))
    assert calls.count < 1000 * 400


# Bad input ----------------------------------------------------------------------------------------


def test_a_folder_named_as_a_page(docs):
    (docs / "phieu/thu.md").mkdir()
    assert findings(docs) == [
        "docs/phieu/thu.md: TL001 là thư mục mang tên của một trang. "
        "Fix: đổi tên thư mục, bỏ đuôi .md."
    ]


MANY = ", ".join(f"a{n}" for n in range(2500))
SYNONYMS = "---\ntitle: Từ\ndescription: Từ.\ntemplate: tu-dong-nghia.html\n---\n- đơn = thư\n"


@pytest.mark.parametrize(
    "items",
    [
        f"- {MANY.replace(',', ' =')}\n",
        f"- {MANY} → {MANY.replace('a', 'b')}\n",
        "- a → b, c, d, e, f, g, h, i, j\n\n" * 2500,
    ],
)
def test_a_line_that_makes_millions_of_synonyms(docs, items):
    (docs / "trang-thu.md").write_text(SYNONYMS + items, encoding="utf-8")
    done = tailieu("check", docs / "trang-thu.md", "--docs", docs, "--no-cache")
    assert "từ dòng này trở đi, trang có quá 2000 cặp từ. Fix: giữ lại" in done.stdout
    assert "TL017" not in done.stdout


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
    (docs / "nhieu.md").write_text(page(f"{'1/2/2026; ' * 4}\n\n" * 2_500), encoding="utf-8")
    done = tailieu("check", "--docs", docs)
    assert done.exit_code == 0
    assert done.stdout.count("\n") == 10_001
    assert done.stdout.endswith("6 trang: 10000 cảnh báo.\n")
    assert done.stderr == ""


def test_a_disk_that_fails_is_told(docs, monkeypatch):
    def broken(self, mode):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", broken)
    lines = [str(finding) for finding in read_docs(docs)[1]]
    assert lines[0] == (
        "docs/nguon/vi-du-vn.md: TL001 không đọc được: Input/output error. "
        "Fix: sửa quyền đọc của tệp."
    )


@pytest.mark.parametrize(
    ("headings", "right"),
    [
        (HEADINGS["vi"], True),
        (REQUIRED["vi"], True),
        (REQUIRED["vi"][:3], False),
        (("Cần làm gì", *REQUIRED["vi"]), False),
        ((*REQUIRED["vi"], "Lời cuối"), False),
    ],
)
def test_the_required_parts_of_a_sheet_are_there_and_the_others_in_their_places(headings, right):
    assert in_order(headings, "vi") == right
