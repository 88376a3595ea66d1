"""A wrong configuration is refused with what to write instead, by every command alike."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from helpers.program import tailieu
from tailieu.cache import NO_CACHE
from tailieu.content import configuration
from tailieu.live import LiveSite

NAMED = "site_name: Trang thử\n"
EMAIL = "Fix: ghi gop-y@vi-du.gov.vn, hoặc để trống."
GITHUB = "không phải địa chỉ một kho trên GitHub. Fix: ghi https://github.com/"
WEB = (
    "không phải địa chỉ trang trên mạng, bắt đầu bằng «https://», không có dấu cách, «?», «#». "
    "Fix: ghi https://"
)

# (what is wrong, what the check says of it after the place, the same set right)
FAULTS = [
    (
        'site_name: ""',
        '«site_name: » không phải tên trang trên một dòng. Fix: ghi "Trang Tài liệu".',
        "site_name: Trang thử",
    ),
    (
        f"{NAMED}extra: trống",
        '«extra: trống» không phải các dòng «tên: giá trị». Fix: ghi publisher: "", hoặc để trống.',
        f"{NAMED}extra:",
    ),
    (
        f"{NAMED}extra:\n  publisher: 2026",
        "«publisher: 2026» không phải tên một cơ quan trên một dòng. "
        'Fix: ghi "Tên cơ quan", hoặc để trống.',
        f"{NAMED}extra:\n  publisher: Ban Thử",
    ),
    (
        f"{NAMED}extra:\n  contact: gop-y.vi-du.vn",
        f"«contact: gop-y.vi-du.vn» không phải một địa chỉ thư điện tử. {EMAIL}",
        f"{NAMED}extra:\n  contact: gop-y@vi-du.vn",
    ),
    (
        f"{NAMED}extra:\n  contact: a@b.vn?cc=c@d.vn",
        f"«contact: a@b.vn?cc=c@d.vn» không phải một địa chỉ thư điện tử. {EMAIL}",
        f"{NAMED}extra:\n  contact: a+b@c.d-e.vn",
    ),
    (
        f"{NAMED}extra:\n  repository: github.com/to-chuc/kho-nay",
        f"«repository: github.com/to-chuc/kho-nay» {GITHUB}to-chuc/kho-nay, hoặc để trống.",
        f"{NAMED}extra:\n  repository: https://github.com/to-chuc/kho-nay",
    ),
    (
        f"{NAMED}extra:\n  repository: git@github.com:to-chuc/kho.nay.git",
        f"«repository: git@github.com:to-chuc/kho.nay.git» {GITHUB}to-chuc/kho.nay, hoặc để trống.",
        f"{NAMED}extra:\n  repository: https://github.com/to-chuc/kho.nay/",
    ),
    (
        f"{NAMED}extra:\n  repository: https://gitlab.com/to-chuc/kho-nay",
        f"«repository: https://gitlab.com/to-chuc/kho-nay» {GITHUB}to-chuc/kho, hoặc để trống.",
        f'{NAMED}extra:\n  repository: ""',
    ),
    (
        f"{NAMED}extra:\n  old_after: true",
        "«old_after: True» không phải số ngày từ 1 trở lên. Fix: ghi 30.",
        f"{NAMED}extra:\n  old_after: 1",
    ),
    (
        f"{NAMED}extra:\n  old_after: 0",
        "«old_after: 0» không phải số ngày từ 1 trở lên. Fix: ghi 30.",
        f"{NAMED}extra:\n  old_after: 365",
    ),
    (
        f"{NAMED}site_url: tai-lieu.vn/thư mục/index.html?x=1",
        f"«site_url: tai-lieu.vn/thư mục/index.html?x=1» {WEB}"
        "tai-lieu.vn/th%C6%B0%20m%E1%BB%A5c/, hoặc để trống.",
        f"{NAMED}site_url: https://tai-lieu.vn/th%C6%B0%20m%E1%BB%A5c/",
    ),
    (
        f"{NAMED}site_url: https://a.vn/b#c",
        f"«site_url: https://a.vn/b#c» {WEB}a.vn/b/, hoặc để trống.",
        f"{NAMED}site_url: https://a.vn/b",
    ),
    (
        f"{NAMED}site_url: https://tàiliệu.vn/",
        f"«site_url: https://tàiliệu.vn/» {WEB}xn--tiliu-rqa2074c.vn/, hoặc để trống.",
        f"{NAMED}site_url: http://127.0.0.1:8080",
    ),
    (
        f"{NAMED}site_url: trang của tôi",
        f"«site_url: trang của tôi» {WEB}vi-du.gov.vn/, hoặc để trống.",
        f'{NAMED}site_url: ""',
    ),
]


def said(folder: Path, text: str, **environ: str) -> list[str]:
    path = folder / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    return [str(finding) for finding in configuration.findings(path, environ)]


@pytest.mark.parametrize(("bad", "message", "valid"), FAULTS)
def test_a_fault_is_named_with_its_place_and_its_remedy(tmp_path, bad, message, valid):
    line = bad.count("\n") + 1
    assert said(tmp_path, bad) == [f"mkdocs.yml:{line}: TL099 {message}"]
    assert said(tmp_path, valid) == []


def test_a_site_without_a_name_has_no_line_to_tell(tmp_path):
    assert said(tmp_path, "") == [
        "mkdocs.yml: TL099 «site_name: » không phải tên trang trên một dòng. "
        'Fix: ghi "Trang Tài liệu".'
    ]


def test_what_the_environment_says_is_told_by_its_name(tmp_path):
    text = f'{NAMED}site_url: !ENV [SITE_URL, "không"]'
    assert said(tmp_path, text, SITE_URL="https://a.vn/b") == []
    assert said(tmp_path, text, SITE_URL="") == []
    (finding,) = said(tmp_path, text, SITE_URL="a.vn")
    assert finding == f"SITE_URL: TL099 «SITE_URL: a.vn» {WEB}a.vn/, hoặc để trống."
    (finding,) = said(tmp_path, text)
    assert finding.startswith("mkdocs.yml:2: TL099 «site_url: không» ")


@pytest.mark.parametrize("text", ["- a\n- b\n", "a: [\n", "site_url: !ENV []\n", "? [a]\n: b\n"])
def test_a_file_that_is_no_configuration_cannot_be_read(tmp_path, text):
    (finding,) = said(tmp_path, text)
    assert "TL091 không đọc được: " in finding


def test_every_command_tells_all_of_it_and_leaves_the_site(project):
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace('contact: ""', "contact: góp ý")
    config.write_text(text.replace("old_after: 30", "old_after: -1"), encoding="utf-8")
    environ = {"SITE_URL": "vi-du.vn"}
    expected = [str(finding) for finding in configuration.findings(config, environ)]
    assert [line.split(" ")[0] for line in expected] == [
        "SITE_URL:",
        "mkdocs.yml:10:",
        "mkdocs.yml:12:",
    ]
    for command in ("check", "build", "bundle"):
        done = tailieu(command, "--root", project, **environ)
        assert done.exit_code == 1
        assert [line for line in done.output.splitlines() if "TL099" in line] == expected
    assert not (project / "site").exists()
    live = LiveSite(project, {**os.environ, **environ}, NO_CACHE)
    of_settings = [finding for finding in live.refresh() if finding.rule.id == "TL099"]
    assert [str(finding) for finding in of_settings] == expected
    # Its pages are seen all the same, as if nothing had been set.
    assert "Bản mẫu, chưa có cơ quan xuất bản" in live.html("index.html")


def test_findings_are_told_in_english_too(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(f"{NAMED}extra:\n  contact: góp ý", encoding="utf-8")
    (finding,) = configuration.findings(tmp_path / "mkdocs.yml", {})
    assert finding.text("en") == (
        "mkdocs.yml:3: TL099 “contact: góp ý” is not an e-mail address. "
        "Fix: write gop-y@vi-du.gov.vn, or leave it empty."
    )
