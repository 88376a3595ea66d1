"""The schema of front matter as editors' tools get it."""

from __future__ import annotations

import json

from tailieu.content import schema
from tailieu.site.kinds import MODELS


def test_schemas_describe_every_kind_of_front_matter():
    schemas = schema.json_schemas(MODELS)
    assert sorted(schemas) == [
        "ban-dich.schema.json",
        "bo-tai-lieu.schema.json",
        "nguon.schema.json",
        "phieu.schema.json",
        "trang.schema.json",
        "van-ban.schema.json",
    ]
    sheet = schemas["phieu.schema.json"]
    assert sheet["additionalProperties"] is False
    assert sheet["required"] == [
        "title",
        "description",
        "topic",
        "month",
        "audience",
        "minutes",
        "review_by",
        "citations",
    ]
    assert json.loads(json.dumps(schemas)) == schemas
