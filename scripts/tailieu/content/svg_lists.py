"""What an SVG picture on the site may consist of: elements, attributes and properties that draw.

Names only, as data: whatever is not listed here is left out, and an editor is told of it unless it
is on a list of things that have no effect.
"""

from __future__ import annotations

import re

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Elements whose text is displayed or read out; those of the second list contain nothing else.
TEXT_ELEMENTS = _words("text tspan textPath title desc")
PLAIN_TEXT_ELEMENTS = _words("title desc")
ELEMENTS = TEXT_ELEMENTS | _words(
    """
    svg g defs symbol use path rect circle ellipse line polyline polygon image
    linearGradient radialGradient stop clipPath mask pattern marker filter
    feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB
    feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
    """
)
# Attributes that CSS has too: https://www.w3.org/TR/SVG2/styling.html#PresentationAttributes
PROPERTIES = _words(
    """
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation
    color-interpolation-filters direction display dominant-baseline fill fill-opacity fill-rule
    filter flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style
    font-variant font-weight image-rendering letter-spacing marker-end marker-mid marker-start mask
    mask-type opacity overflow paint-order pointer-events shape-rendering stop-color stop-opacity
    stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width text-anchor text-decoration text-rendering transform-origin
    unicode-bidi vector-effect visibility white-space word-spacing writing-mode
    """
)
# CSS only, there is no attribute for them; their values are single words.
STYLE_ONLY_PROPERTIES = _words("isolation mix-blend-mode text-transform")
# Shorthand properties, and what they set.
SHORTHANDS = {"marker": ("marker-end", "marker-mid", "marker-start")}
# Written by editors, without effect on the drawing.
IGNORED_PROPERTIES = _words(
    """
    block-progression color-rendering cursor enable-background font-feature-settings font-kerning
    font-variant-alternates font-variant-caps font-variant-east-asian font-variant-ligatures
    font-variant-numeric font-variant-position font-variation-settings glyph-orientation-horizontal
    glyph-orientation-vertical kerning line-height shape-margin shape-padding solid-color
    solid-opacity text-align text-decoration-color text-decoration-line text-decoration-style
    text-indent text-orientation
    """
)
_DRAWING_ATTRIBUTES = _words(
    """
    amount clipPathUnits cx cy d dx dy exponent filterUnits fr fx fy gradientTransform gradientUnits
    height intercept k1 k2 k3 k4 lengthAdjust markerHeight markerUnits markerWidth maskContentUnits
    maskUnits method mode offset operator orient pathLength patternContentUnits patternTransform
    patternUnits points preserveAspectRatio primitiveUnits r radius refX refY rotate rx ry slope
    spacing spreadMethod startOffset stdDeviation tableValues textLength transform type values
    viewBox width x x1 x2 y y1 y2
    """
)
# Attributes whose values are names.
NAME_ATTRIBUTES = _words("aria-hidden aria-labelledby id in in2 lang result role")
ATTRIBUTES = PROPERTIES | _DRAWING_ATTRIBUTES | NAME_ATTRIBUTES | _words("aria-label href")
# Elements whose href refers to another part of the drawing.
REFERRING_ELEMENTS = _words("filter linearGradient pattern radialGradient textPath use")
HREF = f"{{{XLINK}}}href"
# Without effect where the picture is only displayed.
IGNORED_XLINK = _words("actuate show title type")
IGNORED_ATTRIBUTES = _words("baseProfile class contentStyleType focusable version zoomAndPan")

# The namespaces of editors' private data, which browsers ignore.
EDITOR_NAMESPACES = re.compile(
    r"http://(?:www\.inkscape\.org/namespaces/inkscape|sodipodi\.sourceforge\.net/DTD/sodipodi-0\.dtd"
    r"|www\.w3\.org/1999/02/22-rdf-syntax-ns#|(?:creativecommons\.org/ns|web\.resource\.org/cc/)#?"
    r"|purl\.org/dc/(?:elements/1\.1|terms|dcmitype)/|ns\.adobe\.com/[\w./-]*"
    r"|www\.bohemiancoding\.com/sketch/ns|www\.figma\.com/figma/ns|www\.serif\.com/"
    r"|xml\.openoffice\.org/svg/export|sun\.com/xmlns/staroffice/presentation"
    r"|schemas\.microsoft\.com/visio/2003/SVGExtensions/|www\.corel\.com/coreldraw/[\w./-]*"
    r"|krita\.org/namespaces/svg/krita|svgjs\.(?:com|dev)/svgjs|vectornator\.io)"
    r"|https://boxy-svg\.com|adobe:ns:meta/",
    re.ASCII,
)
