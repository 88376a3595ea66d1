"""Pictures and PDF files for tests, made here: sound ones, and those that nobody may publish."""

from __future__ import annotations

import base64
import io
import random

import pikepdf
from PIL import Image


def picture(kind: str = "png", size: tuple[int, int] = (8, 6), frames: int = 1) -> bytes:
    """A picture of the kind that Pillow knows by this name."""
    made = [Image.new("RGB", size, (40 * at, 0, 90)) for at in range(frames)]
    held = io.BytesIO()
    more = {"save_all": True, "append_images": made[1:]} if frames > 1 else {}
    made[0].save(held, kind, **more)
    return held.getvalue()


def blank(side: int) -> bytes:
    """A PNG of `side` × `side` pixels, each a single bit, so that many are soon made."""
    held = io.BytesIO()
    Image.new("1", (side, side)).save(held, "png")
    return held.getvalue()


def noise(size: tuple[int, int]) -> bytes:
    """A PNG of as many bytes as its pixels have: nothing in it repeats."""
    width, height = size
    held = io.BytesIO()
    pixels = random.Random(1).randbytes(width * height * 3)
    Image.frombytes("RGB", size, pixels).save(held, "png")
    return held.getvalue()


def scans(count: int) -> bytes:
    """A progressive JPEG of `count` scans: the last one of an ordinary picture again and again."""
    held = io.BytesIO()
    Image.new("L", (16, 16)).save(held, "jpeg", progressive=True)
    start, *parts = held.getvalue().removesuffix(b"\xff\xd9").split(b"\xff\xda")
    parts += parts[-1:] * (count - len(parts))
    return b"\xff\xda".join((start, *parts)) + b"\xff\xd9"


def larger_frame(side: int) -> bytes:
    """A GIF of one pixel with a second frame, not complete, of `side` × `side` pixels."""
    size = side.to_bytes(2, "little")
    frame = b"," + bytes(4) + size + size + b"\0\2\0"
    return picture("gif", (1, 1)).removesuffix(b";") + frame + b";"


def pdf(root: str = "", page: str = "", **save) -> bytes:
    """A PDF file of one empty page.

    `root` and `page`, as the format has them, come into the dictionaries of the file and the page.
    """
    document = pikepdf.new()
    document.add_blank_page(page_size=(200, 200))
    for target, written in ((document.Root, root), (document.pages[0].obj, page)):
        for name, value in pikepdf.Object.parse(f"<<{written}>>".encode()).items():
            target[name] = value
    held = io.BytesIO()
    # The same bytes each time, since workers that run tests share what is built of them.
    document.save(held, deterministic_id="encryption" not in save, **save)
    return held.getvalue()


def svg(inside: str, attributes: str = "", before: str = "") -> bytes:
    """An SVG picture of 200 × 80 with `inside`."""
    return (
        f'{before}<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80" {attributes}>'
        f'{inside}<text y="20">Đếm</text></svg>'
    ).encode()


PIXELS = f"data:image/png;base64,{base64.b64encode(picture()).decode()}"

_ALERT = "<script>alert(1)</script>"
_FOREIGN = (
    '<foreignObject width="99" height="99"><body xmlns="http://www.w3.org/1999/xhtml">{}</body>'
    "</foreignObject>"
)
_INNER = base64.b64encode(svg(_ALERT)).decode()

# Each runs `alert(1)` or asks la.example in some browser, now or once somebody clicks, or hides
# what would, on a site that takes pictures as they come.
HOSTILE: dict[str, bytes] = {
    # Code.
    "script": svg(_ALERT),
    "handler": svg("", 'onload="alert(1)"'),
    "handler-in-lines": svg('<rect width="200" height="80"\nonclick\n=\n"alert(1)"/>'),
    "handler-begin": svg('<animate onbegin="alert(1)" attributeName="x" dur="1s"/>'),
    "script-address": svg('<script href="https://la.example/a.js"/>'),
    "prefix": svg('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'),
    "prefix-dash": svg('<a-b:script xmlns:a-b="http://www.w3.org/2000/svg">alert(1)</a-b:script>'),
    "prefix-letter": svg('<đ:script xmlns:đ="http://www.w3.org/2000/svg">alert(1)</đ:script>'),
    "xhtml-script": svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
    "namespace-within": svg(
        '<g><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script></g>'
    ),
    "in-metadata": svg(f"<metadata>{_ALERT}</metadata>"),
    "in-furniture": svg(
        f'<i:a xmlns:i="http://www.inkscape.org/namespaces/inkscape">{_ALERT}</i:a>'
    ),
    "in-title": svg(f"<title>{_ALERT}</title>"),
    "in-style": svg(f"<style>{_ALERT}</style>"),
    "in-unknown": svg(f'<a:b xmlns:a="urn:la">{_ALERT}</a:b>'),
    "foreign": svg(_FOREIGN.format("<img src='x' onerror='alert(1)'/>")),
    "foreign-frame": svg(_FOREIGN.format("<iframe src='javascript:parent.alert(1)'/>")),
    "foreign-refresh": svg(
        _FOREIGN.format("<meta http-equiv='refresh' content='0;ur&#108;=https://la.example/'/>")
    ),
    "xhtml-root": b'<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:script>alert(1)</h:script>'
    b"</h:html>",
    "html": b"<html><body><img src=x onerror=alert(1)></body></html>",
    "other-root": f'<a:svg xmlns:a="http://www.w3.org/2000/sv&#x261;">{_ALERT}</a:svg>'.encode(),
    # Addresses that are code.
    "link": svg('<a href="javascript:alert(1)"><rect width="200" height="80"/></a>'),
    "link-letters": svg('<a href="java&#115;cript:alert(1)"><rect width="200" height="80"/></a>'),
    "link-tab": svg('<a href="j&#9;avascript:alert(1)"><rect width="200" height="80"/></a>'),
    "link-prefix": svg(
        '<a q:href="java&#10;script:alert(1)" xmlns:q="http://www.w3.org/1999/xlink">'
        '<rect width="200" height="80"/></a>'
    ),
    "set-href": svg(
        '<a><set attributeName="href" to="javascript:alert(1)"/><rect width="200" height="80"/></a>'
    ),
    "use-inner": svg(f'<use href="data:image/svg+xml;base64,{_INNER}#a"/>'),
    "use-lines": svg('<use href="da&#10;ta:image/svg+xml,x#a"/>'),
    "image-inner": svg(f'<image href="data:image/svg+xml;base64,{_INNER}" width="9" height="9"/>'),
    "image-html": svg('<image href="data:image/png;base64,PGh0bWw+" width="9" height="9"/>'),
    # Encodings: read otherwise by a browser than by who looks for a script.
    "utf-16": svg(_ALERT, before='<?xml version="1.0" encoding="UTF-16"?>')
    .decode()
    .encode("utf-16-le"),
    "utf-16-mark": svg(_ALERT).decode().encode("utf-16"),
    "iso-2022-jp": b'<?xml version="1.0" encoding="ISO-2022-JP"?><svg '
    b'xmlns="http://www.w3.org/2000/svg"><scr\x1b(Bipt>alert(1)</scr\x1b(Bipt></svg>',
    "utf-7": b'<?xml version="1.0" encoding="UTF-7"?><svg xmlns="http://www.w3.org/2000/svg">'
    b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-</svg>",
    "windows-1252": svg("", before='<?xml version="1.0" encoding="windows-1252"?>'),
    "declared-oddly": svg("", before="<?xml version=\"1.0\"  encoding=''?>"),
    # Definitions and instructions.
    "doctype": b'<!DOCTYPE svg SYSTEM "https://la.example/a.dtd">' + svg(""),
    "entity": svg("&a;", before='<!DOCTYPE svg [<!ENTITY a "&#60;script>alert(1)&#60;/script>">]>'),
    "entities": svg(
        "&c;",
        before='<!DOCTYPE svg [<!ENTITY a "aaaaaa"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>',
    ),
    "default": svg("", before='<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>'),
    "stylesheet": svg("", before='<?xml-stylesheet\thref="https://la.example/a.css"?>'),
    "transform": svg("", before='<?xml-stylesheet type="text/xsl" href="https://la.example/a"?>'),
    "markup-as-text": svg(f"<![CDATA[{_ALERT}]]>"),
    # Other hosts.
    "image": svg('<image href="https://la.example/a.png" width="9" height="9"/>'),
    "image-lines": svg('<image href="ht&#10;tps://la.example/a.png" width="9" height="9"/>'),
    "image-no-scheme": svg('<image href="//la.example/a.png" width="9" height="9"/>'),
    "image-beside": svg('<image href="a.svg" width="9" height="9"/>'),
    "base": svg('<image href="a.png" width="9" height="9"/>', 'xml:base="https://la.example/"'),
    "use": svg('<use href="https://la.example/a.svg#a"/>'),
    "filter": svg('<rect width="9" height="9" filter="url(&#104;ttps://la.example/a.svg#a)"/>'),
    "mask": svg('<rect width="9" height="9" mask="url(https://la.example/a.svg#a)"/>'),
    "fill": svg('<rect width="9" height="9" style="fill:url(\\/\\/la.example/a.svg#a)"/>'),
    "fill-quoted": svg("<rect width='9' height='9' fill='url(\"https://la.example/a.svg#a\")'/>"),
    "fe-image": svg(
        '<filter id="a"><feImage href="https://la.example/a.png"/></filter>'
        '<rect width="9" height="9" filter="url(#a)"/>'
    ),
    "cursor": svg('<rect width="200" height="80" cursor="url(https://la.example/a.png),auto"/>'),
    "css-import": svg("<style>@import 'https://la.example/a.css';</style>"),
    "css-escape": svg("<style>svg{background:u\\72l(https://la.example/a.png)}</style>"),
    "css-escape-scheme": svg("<style>svg{background:url( '\\68ttps://la.example/a.png')}</style>"),
    "css-comment": svg("<style>rect{fill:u/**/rl(https://la.example/a.svg#a)}</style>"),
    "css-set": svg('<style>svg{background:image-set("https://la.example/a.png" 1x)}</style>'),
    "css-font": svg(
        "<style>@font-face{font-family:a;src:url(https://la.example/a)}text{font-family:a}</style>"
    ),
    "css-media": svg("<style>@media all{svg{background:url(//la.example/a.png)}}</style>"),
    "css-variable": svg("<style>svg{--a:url(//la.example/a.png);background:var(--a)}</style>"),
    "style-attribute": svg("", 'style="background:url(https://la.example/a.png)"'),
    "link-element": svg(
        '<h:link xmlns:h="http://www.w3.org/1999/xhtml" rel="stylesheet" '
        'href="https://la.example/a.css"/>'
    ),
    # What would never end.
    "bomb": svg(
        '<g id="a0"><path d="M0 0"/></g>'
        + "".join(f'<g id="a{n + 1}">{f"""<use href="#a{n}"/>""" * 10}</g>' for n in range(8))
    ),
    "bomb-of-masks": svg(
        "".join(
            f'<mask id="a{n}">{f"""<rect mask="url(#a{n + 1})"/>""" * 10}</mask>' for n in range(8)
        )
        + '<rect mask="url(#a0)"/>'
    ),
    "ring": svg('<g id="a"><use href="#a"/></g>'),
    "deep": svg("<g>" * 200 + "</g>" * 200),
}

# What drawing programs write, shortened, and pictures drawn by hand.
HARMLESS: dict[str, bytes] = {
    "by-hand": svg('<rect x="1" y="1" width="50%" height="9" rx="2" fill="#a3201d" opacity=".5"/>'),
    "illustrator": (
        '<?xml version="1.0" encoding="utf-8"?>\n<!-- Generator: Adobe Illustrator 27.0 -->\n'
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
        '<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" x="0px" y="0px" '
        'viewBox="0 0 100 50" style="enable-background:new 0 0 100 50;" xml:space="preserve">\n'
        '<style type="text/css">\n\t.st0{fill:#A3201D;stroke:#1F2430;stroke-width:2;}\n'
        "\t.st1{fill:url(#SVGID_1_);} /* màu */\n\t.st1,.st2{opacity:.5;mix-blend-mode:multiply;}\n"
        "\t#o{fill:#00A0E9;} .st3{font-family:'MyriadPro-Regular'; font-size:9px;}\n</style>\n"
        '<linearGradient id="SVGID_1_" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="99" y2="0">'
        '<stop offset="0" style="stop-color:#FFFFFF"/><stop offset="1" style="stop-color:#00A0E9"/>'
        '</linearGradient><rect class="st0" width="40" height="30"/>'
        '<circle class="st1" cx="60" cy="25" r="20"/><circle class="st2 st0" id="o" r="8"/>'
        '<text transform="matrix(1 0 0 1 5 45)" class="st3">Tiếng <tspan x="40">Việt</tspan></text>'
        "</svg>"
    ).encode(),
    "inkscape": (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- Created with Inkscape -->\n'
        '<svg width="100mm" height="50mm" viewBox="0 0 100 50" version="1.1" id="svg5" '
        'inkscape:version="1.2.2" sodipodi:docname="hình.svg" '
        'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
        'xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg" '
        'xmlns:svg="http://www.w3.org/2000/svg" xmlns:cc="http://creativecommons.org/ns#" '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        '<sodipodi:namedview id="namedview7" pagecolor="#ffffff"><inkscape:grid id="grid1"/>'
        '</sodipodi:namedview><metadata><rdf:RDF><cc:Work rdf:about=""><dc:title>Bão</dc:title>'
        '</cc:Work></rdf:RDF></metadata><defs id="defs2"><clipPath id="c1"><circle cx="50" cy="25" '
        'r="24"/></clipPath><marker id="m" orient="auto" markerWidth="3" markerHeight="3">'
        '<path d="M0 0 3 1.5 0 3z"/></marker><filter id="f"><feGaussianBlur stdDeviation="1"/>'
        '</filter></defs><g inkscape:label="Lớp 1" inkscape:groupmode="layer" id="layer1">'
        '<path style="fill:none;stroke:#000000;stroke-width:0.5;marker-end:url(#m);'
        '-inkscape-stroke:none;font-variant-ligatures:normal;line-height:1.25;marker-start:none" '
        'd="m 5,5 c 10.5,0 1e1,20 40,-3.2e-1" id="path1" sodipodi:nodetypes="cc" '
        'inkscape:connector-curvature="0"/><g clip-path="url(#c1)" filter="url(#f)">'
        '<svg:rect width="60" height="30" x="30" y="10" style="fill:#a3201d;fill-opacity:1"/></g>'
        '<text xml:space="preserve" style="font-size:6px;font-family:\'Be Vietnam Pro\';'
        '-inkscape-font-specification:\'Be Vietnam Pro, Bold\'" x="8" y="40"><tspan '
        'sodipodi:role="line" x="8" y="40">Nước  lên</tspan></text>'
        f'<image width="8" height="6" x="80" y="4" xlink:href="{PIXELS[:60]}\n {PIXELS[60:]}"/>'
        "</g></svg>"
    ).encode(),
    "figma": (
        b'<svg width="100" height="50" viewBox="0 0 100 50" fill="none" '
        b'xmlns="http://www.w3.org/2000/svg"><g id="Khung 1" filter="url(#filter0_d_1:2)">'
        b'<rect width="80" height="30" rx="4" fill="url(#paint0_linear_1:2)"/>'
        b'<path fill-rule="evenodd" clip-rule="evenodd" d="M10 10h20v20H10z" fill="#D9D9D9" '
        b'style="fill:#D9D9D9;fill:color(display-p3 0.8510 0.8510 0.8510);fill-opacity:1;'
        b'mix-blend-mode:multiply"/></g><defs><filter id="filter0_d_1:2" x="0" y="0" width="100" '
        b'height="50" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB">'
        b'<feFlood flood-opacity="0" result="BackgroundImageFix"/><feColorMatrix in="SourceAlpha" '
        b'type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 127 0" result="hardAlpha"/>'
        b'<feOffset dy="4"/><feGaussianBlur stdDeviation="2"/><feBlend mode="normal" '
        b'in2="BackgroundImageFix" result="effect1_dropShadow_1:2"/><feBlend mode="normal" '
        b'in="SourceGraphic" in2="effect1_dropShadow_1:2" result="shape"/></filter>'
        b'<linearGradient id="paint0_linear_1:2" x1="0" y1="0" x2="80" y2="0" '
        b'gradientUnits="userSpaceOnUse"><stop stop-color="#A3201D"/><stop offset="1" '
        b'stop-color="rgb(250, 251 , 247)" stop-opacity="0"/></linearGradient></defs></svg>'
    ),
    "clipped": svg(
        "".join(
            f'<clipPath id="a{n}"><rect width="9" height="9"/></clipPath>'
            f'<g clip-path="url(#a{n})"><path d="M0 0h9v9z" fill="url(#b)"/></g>'
            for n in range(600)
        )
        + '<linearGradient id="b"><stop stop-color="red"/><stop offset="1"/></linearGradient>'
    ),
    "shadows": svg(
        "".join(
            f'<filter id="a{n}"><feFlood flood-opacity="0" result="b"/><feOffset dy="4"/>'
            '<feGaussianBlur stdDeviation="2"/><feBlend in2="b"/></filter>'
            f'<rect width="9" height="9" filter="url(#a{n})"/>'
            for n in range(18)
        )
    ),
    "arrows": svg(
        '<marker id="a"><path d="M0 0 3 1.5 0 3z"/></marker>'
        + f'<path d="{"M0 0L9 9" * 200}" marker-end="url(#a)"/>' * 40
    ),
    "parts": svg(
        '<title>Sơ đồ</title><desc>Ba ô.</desc><defs><symbol id="o" viewBox="0 0 9 9">'
        '<circle cx="4" cy="4" r="4"/></symbol><pattern id="p" width="4" height="4" '
        'patternUnits="userSpaceOnUse"><path d="M0 0l4 4" stroke="red"/></pattern><mask id="k">'
        '<rect width="99" height="99" fill="white"/></mask><path id="d" d="M0 60H150"/></defs>'
        '<use href="#o" x="9" y="30" width="20" height="20" fill="currentColor"/>'
        "<rect x='40' y='30' width='20' height='20' fill='url(\"#p\") none' mask=\"url('#k')\"/>"
        '<text><textPath href="#d" startOffset="9%">Chữ theo đường &lt;&amp;</textPath></text>',
        'role="img" aria-label="Sơ đồ: 1 &amp; 2" lang="vi" data-name="Lớp"',
    ),
}

# Few elements that each cost a whole area, again and again: a hundred of some take a minute.
COSTLY: dict[str, str] = {
    "blurs": '<filter id="a"><feGaussianBlur stdDeviation="30"/></filter>'
    + '<rect filter="url(#a)"/>' * 30,
    "blurs-in-one": f'<filter id="a">{"""<feGaussianBlur stdDeviation="90"/>""" * 10}</filter>'
    + '<use href="#b"/>' * 3
    + '<defs><rect id="b" filter="url(#a)"/></defs>',
    "thickened": '<filter id="a"><feMorphology radius="200"/></filter>'
    + '<rect filter="url(#a)"/>' * 3,
    "masks": '<mask id="a"><rect/></mask>' + '<rect mask="url(#a)"/>' * 250,
    "masks-in-masks": "".join(
        f'<mask id="a{n}"><rect mask="url(#a{n + 1})"/></mask>' for n in range(90)
    )
    + '<mask id="a90"/>'
    + '<rect mask="url(#a0)"/>' * 3,
    "patterns": '<pattern id="a" width=".01" height=".01"><rect/></pattern>'
    f'<g fill="url(#a)">{"<rect/>" * 300}</g>',
    "gradients": '<radialGradient id="a"><stop/></radialGradient>'
    + '<rect fill="url(#a)"/>' * 4000,
    "clips": '<clipPath id="a"><text>a</text></clipPath>' + '<rect clip-path="url(#a)"/>' * 1000,
    "blending": '<rect style="mix-blend-mode:multiply"/>' * 1000,
}

# Bytes under a name that says otherwise, or that do more than show a page.
FAKES: dict[str, bytes] = {
    "trang.png": b"<html><script>alert(1)</script></html>",
    "trang.jpg": b"<html><script>alert(1)</script></html>",
    "trang.gif": b"GIF89a=1;alert(1)",
    "ve.webp": HOSTILE["script"],
    "ve.avif": HOSTILE["script"],
    "khac.png": picture("gif"),
    "cut.png": picture("png", (90, 90))[:-30],
    "cut.jpg": picture("jpeg", (90, 90))[:300],
    "trong.gif": b"",
    "trang.pdf": b"<html><script>alert(1)</script></html>",
    "ma.pdf": pdf("/OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>"),
}
