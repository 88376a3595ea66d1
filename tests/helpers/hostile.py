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

FILES = {
    "ma.js": b"alert(1);",
    "trang.MD": b"<script>alert(1)</script>",
    "trang.html": b"<script>alert(1)</script>",
    ".an.html": b"<script>alert(1)</script>",
}

NAMES = ('"onerror="alert(1).png', "<img src=x onerror=alert(1)>.png")
