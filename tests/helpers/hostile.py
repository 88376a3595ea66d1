"""What a hostile pull request could hold: each entry would run code, or lead away, on a site that
takes pages as they come. `alert(1)` stands for the code."""

from __future__ import annotations

BODIES = (
    "[a](java\tscript:alert(1))",
    "[a](  javascript&colon;alert(1))",
    "<a href='jav&#x09;ascript:alert(1)'>a</a>",
    "[a]: javascript:alert(1)\n\n[bấm][a]",
    "[a](vbscript:x)",
    "[a](data:text/html,<script>alert(1)</script>)",
    "<script>alert(1)</script>",
    "<script src='ma.js'></script>",
    "<script src='https://la.example/ma.js'></script>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<img src=x onerror=alert(1)>",
    "## Đầu {onclick=alert(1)}",
    "![x](x.png){onerror=alert(1)}",
    "[x](x.md){onmouseover=alert(1) onfocus=alert(1)}",
    "<details open ontoggle=alert(1)><summary>a</summary></details>",
    "<div markdown><iframe src='//la.example'></iframe></div>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<embed src='ma.svg'>",
    "<form action='https://la.example'><input autofocus onfocus=alert(1)></form>",
    "<base href='https://la.example/'>",
    "<meta http-equiv='refresh' content='0;url=https://la.example/'>",
    "<link rel='stylesheet' href='https://la.example/a.css'>",
    "<style>@import 'https://la.example/a.css';</style>",
    "<p style='background:url(https://la.example/a.png)'>a</p>",
    "<img src='https://la.example/a.png'>",
    "<math><mi xlink:href='data:x'>",
    "`\n<script>alert(1)</script>\n`",
    "~~~ {x\n<script>alert(1)</script>\n~~~",
    "::: toan-van\n<script>alert(1)</script>\n:::",
    "<!-- a --!><img src=x onerror=alert(1)>",
    "</article></main></body><script>alert(1)</script>",
    "`a`{title='<b title=\"><img src=https://la.example/a.png>\">'}",
    "# A {title='<b title=\"><img src=x onerror=alert(1)>\">'}",
)

TITLES = (
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'-alert(1)-'",
    "</script><script>alert(1)</script>",
)

_PAGE = b"<!doctype html><script>alert(1)</script>"
_CODE = b"alert(1);"
# Each would run, ask, steer the server or the browser, or be taken for what it is not.
FILES = {
    **dict.fromkeys(
        (
            *("trang.html", "trang.htm", "TRANG.HTML", "trang.shtml", "trang.mhtml"),
            *(
                "trang.png.html",
                "trang.html.",
                "trang%2ehtml",
                "trang.html%00.txt",
                "a..html",
                "trang",
            ),
            *(
                "trang.MD",
                "trang.txt",
                "trang.json",
                "trang.csv",
                "trang.pdf.html",
                ".png",
                "a.svgz",
            ),
        ),
        _PAGE,
    ),
    **dict.fromkeys(
        ("trang.xhtml", "trang.xml", "trang.xht", "sitemap.xml", "tin.atom", "tin.rss"),
        b'<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
    ),
    "kieu.xsl": b'<?xml-stylesheet type="text/xsl" href="https://la.example/a"?><a/>',
    **dict.fromkeys(("ma.js", "sw.js", "ma.mjs", "ma.cjs", "ma.wasm", "ma.js.map"), _CODE),
    "kieu.css": b"@import 'https://la.example/a.css';",
    "a.webmanifest": b'{"start_url": "https://la.example/"}',
    "lich.ics": b"BEGIN:VCALENDAR\r\nATTACH:https://la.example/a\r\nEND:VCALENDAR\r\n",
    **dict.fromkeys(
        (".htaccess", "_headers", "_redirects", "CNAME", "robots.txt", "web.config", "a.php"),
        b"Redirect / https://la.example/\n",
    ),
    **dict.fromkeys(("van-ban.docx", "van-ban.doc", "tep.zip", "tep.exe", "tep.lnk"), b"MZ\0"),
}
# In the places of what the site itself puts there.
OWN = {
    "404.md": b"---\ntitle: A\ndescription: B.\n---\nlaexample\n",
    "en/index.md": b"---\ntitle: A\ndescription: B.\n---\nlaexample\n",
    "assets/images/bieu-trung.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
}

NAMES = ('"onerror="alert(1).png', "<img src=x onerror=alert(1)>.png")
# Folders in which a picture would stop the build: a page and the site's own code lie there.
LIKE_FILES = ("index.html", "sw.js", "huong-dan/quan-tri.html", "assets/css")
