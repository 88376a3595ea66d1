"""Measurements that decide: `tailieu bench …`. Nothing here is part of a site."""

import typer

from tailieu.bench.build import build
from tailieu.bench.check import check
from tailieu.bench.search import search

app = typer.Typer(help="Đo tìm kiếm và trang dựng ra bằng số.", no_args_is_help=True)
app.command("search")(search)
app.command("build")(build)
app.command("check")(check)
