"""What a bundle is made of, and by whom: a bill of materials and the licences.

The bill is CycloneDX 1.6 (ECMA-424, https://cyclonedx.org/docs/1.6/json/). What readers get has the
scope `required`; the packages that built it have `excluded`, since none of them is in the bundle.
"""

from __future__ import annotations

import platform
import uuid
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import AttachedText, HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_THEME = "mkdocs-material"
_OURS = "tailieu"


@dataclass(frozen=True)
class Shipped:
    """Another's work that readers get. `license` is its SPDX identifier, `text` the licence.

    `version` is None where its publisher does not tell which one it took.
    """

    name: str
    version: str | None
    kind: str
    license: str
    text: str


def shipped(root: Path) -> list[Shipped]:
    """What stands in every site of the project at `root`, beside its own pages and code."""
    assets = root / "overrides" / "assets"
    theme = metadata.distribution(_THEME)
    icons = Path(str(theme.locate_file("material/templates/.icons/material/LICENSE")))
    return [
        Shipped(
            "@fontsource/be-vietnam-pro",
            "5.3.0",
            "npm",
            "OFL-1.1",
            _read(assets / "fonts" / "OFL.txt"),
        ),
        Shipped(
            "js-yaml",
            "5.5.0",
            "npm",
            "MIT",
            _read(assets / "form" / "vendor" / "js-yaml.LICENSE.txt"),
        ),
        Shipped(
            "wink-porter2-stemmer",
            "2.0.1",
            "npm",
            "MIT",
            _read(assets / "search" / "vendor" / "wink-porter2-stemmer.LICENSE.txt"),
        ),
        Shipped(_THEME, theme.version, "pypi", "MIT", _license_of(theme)),
        # Comes with the theme.
        Shipped("@mdi/svg", None, "npm", "Apache-2.0", _read(icons)),
    ]


def licences(root: Path) -> str:
    """The licences of the project at `root`, and of all that its sites take from others."""
    parts = [("Trang Tài liệu", _license_of(metadata.distribution(_OURS)))]
    parts += [
        (f"{part.name} {part.version or ''}".strip() + f" ({part.license})", part.text)
        for part in shipped(root)
    ]
    return "\n".join(f"{name}\n{'=' * len(name)}\n\n{text.strip()}\n\n" for name, text in parts)


def bill(root: Path, name: str, digest: str, epoch: int) -> str:
    """The bill of materials, as JSON, of the bundle `name` whose SHA-256 is `digest`.

    `epoch` is when it was made, in seconds since 1970. The same bundle has the same bill.
    """
    bundle = Component(
        name=name,
        type=ComponentType.APPLICATION,
        bom_ref=name,
        licenses=[DisjunctiveLicense(id="MIT"), DisjunctiveLicense(id="CC-BY-4.0")],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
    )
    made = BomMetaData(component=bundle, timestamp=datetime.fromtimestamp(epoch, UTC))
    bom = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_OID, digest), metadata=made)
    parts = [_part(one) for one in shipped(root)]
    bom.components.update(parts)
    bom.components.update(map(_tool, _tools()))
    bom.components.update(
        [
            _runtime("cpython", platform.python_version(), "Python-2.0"),
            _runtime("zlib", zlib.ZLIB_RUNTIME_VERSION, "Zlib"),
        ]
    )
    bom.register_dependency(bundle, parts)
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _part(one: Shipped) -> Component:
    scope, _, name = one.name.rpartition("/")
    address = PackageURL(one.kind, scope or None, name, one.version)
    return Component(
        name=one.name,
        version=one.version,
        type=ComponentType.LIBRARY,
        scope=ComponentScope.REQUIRED,
        purl=address,
        bom_ref=f"shipped:{address}",
        licenses=[DisjunctiveLicense(id=one.license, text=AttachedText(content=one.text))],
    )


def _tool(distribution: metadata.Distribution) -> Component:
    address = PackageURL(
        "pypi", name=canonicalize_name(distribution.name), version=distribution.version
    )
    named = _named_license(distribution)
    return Component(
        name=canonicalize_name(distribution.name),
        version=distribution.version,
        type=ComponentType.LIBRARY,
        scope=ComponentScope.EXCLUDED,
        purl=address,
        bom_ref=f"tool:{address}",
        licenses=[LicenseFactory().make_from_string(named)] if named else [],
    )


def _runtime(name: str, version: str, license: str) -> Component:
    """What ran the tools, which is no package; `license` is its SPDX identifier."""
    address = PackageURL("generic", name=name, version=version)
    return Component(
        name=name,
        version=version,
        type=ComponentType.PLATFORM,
        scope=ComponentScope.EXCLUDED,
        purl=address,
        bom_ref=f"tool:{address}",
        licenses=[DisjunctiveLicense(id=license)],
    )


def _tools() -> Iterator[metadata.Distribution]:
    """The package `tailieu`'s dependencies, theirs and so on, as they are installed here."""
    seen: set[tuple[str, frozenset[str]]] = set()
    told = {_OURS}
    left = [(_OURS, frozenset[str]())]
    while left:
        name, extras = left.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        distribution = metadata.distribution(name)
        if name not in told:
            told.add(name)
            yield distribution
        for line in distribution.requires or ():
            needed = Requirement(line)
            if not needed.marker or any(
                needed.marker.evaluate({"extra": extra}) for extra in ("", *extras)
            ):
                left.append((canonicalize_name(needed.name), frozenset(needed.extras)))


def _named_license(distribution: metadata.Distribution) -> str | None:
    """How a package names its licence: as an SPDX expression, in a word, or among its classes."""
    told = distribution.metadata
    names = [
        *(told.get_all("License-Expression") or ()),
        *(told.get_all("License") or ()),
        *(
            label.rpartition(" :: ")[2]
            for label in told.get_all("Classifier") or ()
            if label.startswith("License :: ")
        ),
    ]
    # Some put the whole text there.
    return next((name for name in names if "\n" not in name and name != "UNKNOWN"), None)


def _license_of(distribution: metadata.Distribution) -> str:
    """The licence that lies in a package; "" where there is none."""
    files = distribution.metadata.get_all("License-File") or ()
    texts = (
        distribution.read_text(f"{folder}{name}") for name in files for folder in ("licenses/", "")
    )
    return next(filter(None, texts), "")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
