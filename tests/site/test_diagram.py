"""The diagram of a document's relations: every line in its box, every box in the diagram."""

from __future__ import annotations

from tailieu.site import diagram
from tailieu.site.diagram import Group, Related

LONG = "Nghị định số 118/2025/NĐ-CP về thực hiện thủ tục hành chính theo cơ chế một cửa"


def test_what_a_document_acts_on_is_left_of_it_and_what_acts_on_it_right():
    drawn = diagram.draw(
        "Luật 2",
        [
            Group("Thay thế cho", True, [Related("Luật 1"), Related(LONG)]),
            Group("Được hướng dẫn bởi", False, [Related("Nghị định 3")]),
        ],
    )
    replaced, guided = drawn.groups
    assert replaced.boxes[0].x < drawn.middle.x < guided.boxes[0].x
    # One arrow to each that is replaced, one from all that guide.
    assert len(drawn.lines) == len(drawn.heads) == 3
    for box in (drawn.middle, *replaced.boxes, *guided.boxes):
        assert box.x >= 0 and box.x + box.width <= drawn.width
        assert box.y >= 0 and box.y + box.height <= drawn.height
        assert all(box.y < line.y < box.y + box.height for line in box.lines)
    assert " ".join(line.text for line in replaced.boxes[1].lines) == LONG
    first, second = replaced.boxes
    assert first.y + first.height < second.y


def test_a_document_with_relations_of_one_direction_stands_at_the_edge():
    told = [Related(f"{number}/2025/QH15") for number in range(8)]
    drawn = diagram.draw("Luật", [Group("Được sửa đổi bởi", False, told)])
    assert drawn.middle.x < drawn.width / 4
    assert drawn.height > 8 * drawn.middle.height
