"""Pictures and PDF files: what is refused, and what is written in the place of an SVG picture."""

from __future__ import annotations

import random
import re

import pytest
from lxml import etree
from pikepdf import Encryption, ObjectStreamMode

from helpers.pictures import (
    COSTLY,
    FAKES,
    HARMLESS,
    HOSTILE,
    PIXELS,
    blank,
    larger_frame,
    noise,
    pdf,
    picture,
    scans,
    svg,
)
from tailieu.content import pdf as pdf_files
from tailieu.content import pictures, raster, svg_lists, svg_parsing
from tailieu.content.svg import rewritten

# SVG --------------------------------------------------------------------------------------------

ADDRESSES = re.compile(r"#[\w.:-]+|data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+")
ACTIVE = "a|animate\\w*|audio|embed|foreignObject|handler|iframe|link|object|script|set|style|video"


def said(data: bytes) -> list[str]:
    return [f"{problem.line}: {problem.text('en')}" for problem in rewritten(data).problems]


def live_parts(clean: bytes) -> list[str]:
    """Everything in a rewritten picture that could run or ask, told without its lists."""
    assert b"<!" not in clean and b"<?" not in clean
    found = []
    for node in etree.fromstring(clean).iter():
        name = etree.QName(node)
        if name.namespace != svg_lists.SVG or re.fullmatch(ACTIVE, name.localname):
            found.append(node.tag)
        for written, value in node.attrib.items():
            local = etree.QName(written).localname
            href = local == "href"
            if href and not ADDRESSES.fullmatch(value):
                found.append(f"{local}={value}")
            if local.startswith("on") or local in ("base", "src", "class"):
                found.append(f"{local}={value}")
            left = re.sub(r"url\(#[\w.:-]+\)", "", value)
            if not href and re.search(r"url|[\\@]|//|:\w*//", left) and local != "aria-label":
                found.append(f"{local}={value}")
    return found


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_picture_is_refused_and_rewritten_without_what_it_did(name):
    problems, clean = rewritten(HOSTILE[name])
    assert problems
    if clean is not None:
        assert live_parts(clean) == []
        assert rewritten(clean) == ((), clean)


@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_picture_has_no_fault_and_its_rewritten_form_stands(name):
    problems, clean = rewritten(HARMLESS[name])
    assert problems == ()
    assert live_parts(clean) == []
    assert rewritten(clean) == ((), clean)


@pytest.mark.parametrize(
    ("inside", "written"),
    [
        ('<path d="M0 0"/>', '<path d="M0 0"/>'),
        ('<rect style="fill:red;stroke : blue"/>', '<rect fill="red" stroke="blue"/>'),
        ('<rect fill="red" style="fill:blue"/>', '<rect fill="blue"/>'),
        ("<style>.a{fill:red}</style><rect class='b a'/>", '<rect fill="red"/>'),
        ("<style>#a{fill:red}.a{fill:blue}rect{fill:green}</style><rect class='a' id='a'/>",
         '<rect fill="red" id="a"/>'),
        ("<style>.a{fill:red}.b{fill:blue}.a{opacity:1}</style><rect class='b a'/>",
         '<rect fill="blue" opacity="1"/>'),
        ("<rect fill='url(\"#a\") red'/>", '<rect fill="url(#a) red"/>'),
        ('<rect style="isolation:isolate"/>', '<rect style="isolation:isolate"/>'),
        ("<g><!-- a --><x:y xmlns:x='http://www.inkscape.org/namespaces/inkscape'/></g>", "<g/>"),
        ("<text>a<!-- b -->c &lt; <tspan>d</tspan>e</text>",
         "<text>ac &lt; <tspan>d</tspan>e</text>"),
        ("<text><![CDATA[<b>&]]></text>", "<text>&lt;b&gt;&amp;</text>"),
        ('<marker id="m"/><path style="marker:url(#m)"/>',
         '<marker id="m"/><path marker-end="url(#m)" marker-mid="url(#m)" '
         'marker-start="url(#m)"/>'),
    ],
)  # fmt: skip
def test_what_is_written(inside, written):
    problems, clean = rewritten(svg(inside))
    assert problems == ()
    start = '<svg xmlns="http://www.w3.org/2000/svg" height="80" width="200">'
    assert clean.decode() == f'{start}{written}<text y="20">Đếm</text></svg>\n'


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("\n<script/>", "2: the element “script”"),
        ('<rect onclick="a()"/>', "1: the attribute “onclick” of “rect”"),
        ('<rect fill="url(a.svg#b)"/>', "1: the value “url(a.svg#b)” of “fill”"),
        ('<use href="a.svg#b"/>', "1: the value “a.svg#b” of “href”"),
        ('<rect style="background:red"/>', "1: the CSS “background:red”"),
        ("<style>a:hover{fill:red}</style>", "1: the CSS “a:hover”"),
        ("<style>.a{fill:red!important}</style>", "1: the CSS “fill:red!important”"),
        ("<?php x?>", "1: the processing instruction “php”"),
        ("<g>chữ</g>", "1: text outside of “text”: “chữ”"),
        (f'<image href="{PIXELS[:60]}"/>', "1: a picture within it that cannot be read"),
    ],
)
def test_what_is_said(inside, what):
    assert said(svg(inside)) == [what]


@pytest.mark.parametrize(
    "data",
    [
        svg("<g/>" * 30_000),
        svg(f"<g {' '.join(f'a{n}=''' for n in range(90_000))}/>".replace("=", '=""')),
        svg("<style>" + ".a{fill:red}" * 60_000 + "</style>"),
        svg("<style>" + "/*" * 400_000 + "</style>"),
        svg(f'<path d="{"M0 0" * 200_000}" fill="{"url(#a " * 20_000}"/>'),
        svg(
            '<marker id="m">' + "<path/>" * 99 + '</marker><g marker-mid="url(#m)"><path d="'
            + "M0 0" * 20_000 + '"/></g>'
        ),
        b"<svg" * 250_000,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>" + b" " * svg_parsing.MOST_BYTES,
    ],
    ids=["elements", "attributes", "rules", "comments", "values", "markers", "open", "bytes"],
)  # fmt: skip
def test_what_would_take_long_is_told_soon(data):
    rewritten(data)


@pytest.mark.parametrize("name", COSTLY)
def test_a_picture_that_a_browser_would_draw_for_long_is_refused(name):
    problems, clean = rewritten(svg(COSTLY[name]))
    assert [problem.message for problem in problems] == [svg_parsing.TOO_MANY]
    assert clean is None


def test_whatever_is_put_together_is_written_without_harm():
    """Parts of hostile and harmless pictures in any order, most of them no XML at all."""
    chance = random.Random(20261123)
    cut = re.compile(rb"(?<=[>;{}\"' ])|(?=[<&\"'{}(])")
    parts = [part for data in (*HOSTILE.values(), *HARMLESS.values()) for part in cut.split(data)]
    whole = 0
    for _ in range(1500):
        inside = b"".join(chance.choices(parts, k=chance.randint(1, 4)))
        for tried in (svg("").replace(b"<text", inside + b"<text"), svg("", 'x=""'
                      ).replace(b'x=""', inside)):  # fmt: skip
            clean = rewritten(tried).clean
            if clean is not None:
                whole += 1
                assert live_parts(clean) == []
    assert whole > 100


# Pixels -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp", "avif"])
def test_a_picture_that_is_what_its_name_says(kind):
    data = picture(kind)
    assert raster.problem(data, kind) is None
    assert pictures.published(f"anh.{kind}", data) == data
    assert raster.problem(data, "png" if kind != "png" else "gif").text("en") == (
        f"is a picture of the kind {kind.upper()}, not of its name"
    )


def test_both_endings_of_jpeg_and_capital_letters():
    assert pictures.published("anh.JPG", picture("jpeg"))
    assert pictures.published("HÌNH.SVG", HARMLESS["by-hand"])


def test_every_frame_is_decoded():
    moving = picture("gif", (40, 40), frames=3)
    assert raster.problem(moving, "gif") is None
    assert raster.problem(moving[:-30], "gif")


@pytest.mark.parametrize("side", [9000, 20_000])
def test_a_picture_of_too_many_pixels(side):
    """From 180 million on Pillow's own limit comes first."""
    problem = raster.problem(blank(side), "png")
    assert problem.text("en") == "has over 40 million pixels"


def test_a_frame_of_too_many_pixels_is_told_before_it_is_drawn():
    assert raster.problem(larger_frame(7000), "gif").text("en") == "has over 40 million pixels"


def test_frames_of_too_many_pixels_together(monkeypatch):
    moving = picture("png", (8, 6), frames=3)
    assert raster.problem(moving, "png") is None
    monkeypatch.setattr(raster, "MOST_PIXELS", 120)
    assert raster.problem(moving, "png").text("en").startswith("has over")


def test_a_jpeg_of_too_many_scans():
    assert raster.problem(scans(raster.MOST_SCANS), "jpeg") is None
    problem = raster.problem(scans(raster.MOST_SCANS + 1), "jpeg")
    assert problem.text("en") == "is a JPEG of over 30 scans"


@pytest.mark.parametrize("name", FAKES)
def test_what_only_bears_the_name_is_not_published(name):
    assert pictures.published(name, FAKES[name]) is None


def test_spoilt_bytes_end_in_a_word():
    chance = random.Random(20261123)
    for kind in ("png", "jpeg", "gif", "webp"):
        sound = bytearray(picture(kind, (30, 30)))
        for _ in range(60):
            spoilt = bytearray(sound)
            for _ in range(3):
                spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
            raster.problem(bytes(spoilt), kind)
    assert raster.problem(noise((20, 20)), "png") is None


# PDF --------------------------------------------------------------------------------------------

FORM = "/AcroForm <</Fields [<</FT /Sig /T (a) /Type /Annot /Subtype /Widget>>]>>"


@pytest.mark.parametrize(
    "data",
    [
        pdf(),
        pdf("/OpenAction [null /Fit]"),
        pdf("/OpenAction <</S /GoTo /D [null /Fit]>>"),
        pdf("", "/Annots [<</Subtype /Link /A <</S /URI /URI (https://chinhphu.vn)>>>>]"),
        pdf(FORM),
        pdf("/StructTreeRoot <</K [<</S /Table /A <</O /Table /RowSpan 2>>>>]>>"),
    ],
    ids=["plain", "view", "go-to", "link", "signed", "tagged"],
)
def test_a_pdf_that_only_shows_pages(data):
    assert pdf_files.problem(data) is None


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (pdf("/OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>"), "holds “/J"),
        (pdf("/OpenAction <</S /J#61vaScript /J#53 (a)>>"), "holds “/J"),
        (pdf("/Names <</JavaScript <</Names [(a) <</S /JavaScript /JS (a)>>]>>>>"), "holds “/J"),
        (pdf("", "/AA <</O <</S /GoTo>>>>"), "holds “/AA”"),
        (pdf("", "/Annots [<</A <</S /Launch /F (a.exe)>>>>]"), "holds “/Launch”"),
        (pdf("", "/Annots [<</A <</S /La>>>>]"), "holds “/La”"),
        (pdf("/OpenAction <</S /GoToR /F (https://la.example/a.pdf)>>"), "holds “/GoToR”"),
        (pdf("/OpenAction <</S /GoTo /Next [<</S /SubmitForm>>]>>"), "holds “/OpenAction”"),
        (pdf(page="/A <</S /GoTo /Next [<</S /SubmitForm>>]>>"), "holds “/SubmitForm”"),
        (pdf("/OpenAction <</S /URI /URI (https://la.example/)>>"), "holds “/OpenAction”"),
        (pdf("/OpenAction <</S /Named /N /Print>>"), "holds “/OpenAction”"),
        (pdf("/OpenAction <</S /GoTo /Next <</S /Named /N /Print>>>>"), "holds “/OpenAction”"),
        (pdf("", "/Annots [<</A <</S /URI /URI (javascript:a)>>>>]"), "holds “/URI”"),
        (pdf("", "/Annots [<</Subtype /RichMedia>>]"), "holds “/RichMedia”"),
        (pdf("", "/Annots [<</Subtype /FileAttachment /FS <</EF <<>>>>>>]"), "holds “/"),
        (pdf("/Names <</EmbeddedFiles <</Names []>>>>"), "holds “/EmbeddedFiles”"),
        (pdf("/AcroForm <</Fields [] /XFA (a)>>"), "holds “/XFA”"),
        (pdf("", "/A0 <</FS /URL /F (https://la.example)>>"), "holds “/F”"),
        (pdf(encryption=Encryption(owner="a", user="")), "is locked"),
        (pdf(encryption=Encryption(owner="a", user="b")), "is locked"),
        (pdf()[:-200], "cannot be read"),
        (b"\n" + pdf(), "cannot be read"),
        (b"%PDF-1.7\n<script>alert(1)</script>", "cannot be read"),
        (b"", "cannot be read"),
    ],
)
def test_a_pdf_that_would_act_or_cannot_be_read(data, what):
    assert pdf_files.problem(data).text("en").startswith(what)


def test_a_pdf_with_a_stream_that_swells():
    packed = {"object_stream_mode": ObjectStreamMode.generate}
    assert pdf_files.problem(pdf("/A0 (a)", **packed)) is None
    swollen = pdf(f"/A0 ({'a' * 21_000_000})", **packed)
    assert len(swollen) < 100_000
    assert pdf_files.problem(swollen).text("en") == "cannot be read as a PDF file"


@pytest.mark.parametrize("inside", ["0 ", "[0] ", "<</A 0>> "], ids=["items", "arrays", "keys"])
def test_a_pdf_of_too_many_parts(monkeypatch, inside):
    monkeypatch.setattr(pdf_files, "MOST_PARTS", 150)
    assert pdf_files.problem(pdf(f"/A0 [{inside * 40}]")) is None
    assert pdf_files.problem(pdf(f"/A0 [{inside * 140}]")).text("en") == "has too many parts"
