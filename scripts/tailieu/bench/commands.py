"""The commands of `tailieu bench`."""

import typer

from tailieu.bench.build import build
from tailieu.bench.check import check
from tailieu.bench.imports import import_
from tailieu.bench.search import search
from tailieu.bench.serve import serve

app = typer.Typer(
    help="Đo bằng số: dựng trang, lưu rồi thấy, kiểm tra, tìm kiếm, nhập tệp.",
    no_args_is_help=True,
)
app.command("build")(build)
app.command("serve")(serve)
app.command("check")(check)
app.command("search")(search)
app.command("import")(import_)
