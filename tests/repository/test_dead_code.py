"""No function, attribute or variable that nobody uses: vulture, told what templates use."""

from __future__ import annotations

import ast

from jinja2 import Environment, nodes
from vulture import Vulture

from helpers.project import ROOT

# Who calls by a decorator: Typer, pytest, pydantic, MkDocs.
CALLED_BY_DECORATOR = ["@app.*", "@pytest.*", "@field_validator", "@model_validator", "@event_*"]

# Who calls, or reads, by the name.
KNOWN_BY_NAME = [
    # MkDocs its plugin, and what our plugin tells it and static-i18n.
    *("TailieuPlugin", "on_*", "nav", "alternate", "canonical_url", "error_handler", "autoescape"),
    # Python-Markdown its extensions.
    "extendMarkdown",
    # The standard library: servers, errors that nobody can be told, zip files. Rich its tables.
    *("do_GET", "do_HEAD", "log_message", "protocol_version", "allow_reuse_address"),
    *("translate_path", "directory"),
    *("daemon_threads", "request_queue_size", "handle_error", "process_request"),
    *("close_connection", "unraisablehook", "create_system", "justify"),
    # Readers of the bundle's manifest.
    "uncommitted",
    # pydantic and pytest.
    *("model_config", "pytest_*", "pytestmark"),
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


def keys_of_typed_dicts() -> set[str]:
    """The keys that typed dictionaries declare: they are used as strings, and in JSON."""
    return {
        field.target.id
        for path in (ROOT / "scripts").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "TypedDict" for base in node.bases)
        for field in node.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    }


def test_nothing_is_left_that_nobody_uses():
    names = [*KNOWN_BY_NAME, *keys_of_typed_dicts()]
    vulture = Vulture(ignore_names=names, ignore_decorators=CALLED_BY_DECORATOR)
    vulture.scavenge([ROOT / "scripts", ROOT / "tests"])
    vulture.scan(used_by_templates(), "overrides")
    unused = [
        f"{item.filename.relative_to(ROOT)}:{item.first_lineno}: {item.message}"
        for item in vulture.get_unused_code()
    ]
    assert unused == []
