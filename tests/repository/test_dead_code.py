"""No function, attribute or variable that nobody uses: vulture, told what templates use."""

from __future__ import annotations

from jinja2 import Environment, nodes
from vulture import Vulture

from helpers.project import ROOT

# Who calls by a decorator: Typer, pytest, pydantic, MkDocs.
CALLED_BY_DECORATOR = ["@app.*", "@pytest.*", "@field_validator", "@model_validator", "@event_*"]

# Who calls, or reads, by the name.
KNOWN_BY_NAME = [
    # MkDocs its plugin, and what our plugin tells it and static-i18n.
    *("TailieuPlugin", "on_*", "nav", "alternate", "locale_alternate_of", "localization"),
    *("norm_src_uri", "content_bytes", "error_handler", "autoescape"),
    # Python-Markdown its extensions.
    "extendMarkdown",
    # The standard library: servers, signals, zip files. Rich its tables.
    *("log_message", "protocol_version", "signum", "create_system", "justify"),
    # Readers of JSON: of the bundle's manifest, and of what the measurements print.
    *("uncommitted", "site_bytes", "first_visit_bytes"),
    # The child that a measurement starts.
    "run_ours",
    # pydantic and pytest.
    *("model_config", "pytest_*"),
    # tests/language/test_text.py asks them by the names of their vectors.
    *("telex", "compose"),
]


def used_by_templates() -> str:
    """Every attribute that a template takes, as a module that uses it."""
    environment = Environment()
    names = set()
    for path in (ROOT / "overrides").rglob("*.html"):
        tree = environment.parse(path.read_text(encoding="utf-8"))
        names |= {node.attr for node in tree.find_all(nodes.Getattr)}
    return "".join(f"template.{name}\n" for name in sorted(names))


def test_nothing_is_left_that_nobody_uses():
    vulture = Vulture(ignore_names=KNOWN_BY_NAME, ignore_decorators=CALLED_BY_DECORATOR)
    vulture.scavenge([ROOT / "scripts", ROOT / "tests"])
    vulture.scan(used_by_templates(), "overrides")
    unused = [
        f"{item.filename.relative_to(ROOT)}:{item.first_lineno}: {item.message}"
        for item in vulture.get_unused_code()
    ]
    assert unused == []
