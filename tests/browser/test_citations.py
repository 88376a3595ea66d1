"""Citations are copied as official papers write them, as plain text and with their link."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from helpers.browser import REFUSE_COPYING
from helpers.project import SITE_URL

DIRECTIVE = "van-ban/548-cv-tu-2024.html"
SHEET = "phieu/luat-dat-dai-2024.html"
LONG_LAW = "van-ban/luat-260-dieu.html"
NAMED = "Công văn số 548-CV/TU ngày 10/6/2024 của Ban Thường vụ Thị ủy về việc "
LAW = "Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024 của Quốc hội"

READ = """async () => {
  const [item] = await navigator.clipboard.read();
  const text = async (type) => (await item.getType(type)).text();
  return [await text('text/plain'), await text('text/html')];
}"""


def copied(page: Page, start: str) -> None:
    """Wait until the clipboard holds a text with this start."""
    # A page that reads it while it is being written is refused.
    page.wait_for_function(
        f"(start) => ({READ})().then(([text]) => text.startsWith(start), () => false)", arg=start
    )


def opened(new_context, address: str, name: str) -> Page:
    context = new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + name)
    return page


def test_a_clause_and_the_whole_document(new_context, address):
    page = opened(new_context, address, DIRECTIVE)
    button = page.get_by_role("button", name="Chép trích dẫn Mục 3")
    button.click()
    expect(button).to_have_text("Đã chép")
    plain, html = page.evaluate(READ)
    place = f"{SITE_URL}{DIRECTIVE}#muc-3"
    assert plain.startswith(f"Mục 3 {NAMED}")
    assert plain.endswith(f" trong thời gian tới ({place})")
    assert f'<a href="{place}">Mục 3 {NAMED}' in html
    page.get_by_role("button", name="Chép trích dẫn", exact=True).click()
    expect(page.locator("#thuoc-tinh ~ table [data-cite]")).to_have_text("Đã chép")
    plain, _ = page.evaluate(READ)
    assert plain.startswith(NAMED)
    assert plain.endswith(f"({SITE_URL}{DIRECTIVE})")


def test_in_english_beside_the_vietnamese(new_context, address):
    page = opened(new_context, address, f"en/{DIRECTIVE}")
    button = page.get_by_role("button", name="Cite in English: Item 3")
    button.click()
    expect(button).to_have_text("Copied")
    plain, _ = page.evaluate(READ)
    assert plain.startswith("Official dispatch No. 548-CV/TU of 10 June 2024, ")
    assert plain.endswith(f", Item 3 ({SITE_URL}en/{DIRECTIVE}#muc-3)")
    page.get_by_role("button", name="Cite Item 3", exact=True).click()
    copied(page, "Mục 3 Công văn")
    page.goto(f"{address}en/phieu/cong-van-548-yeu-cau-gi.html")
    page.locator("ol .footnote-ref").first.click()
    page.locator("[data-cite-statement]").click()
    expect(page.locator("[data-cite-statement]")).to_have_text("Copied")
    plain, _ = page.evaluate(READ)
    assert "(Official dispatch No. 548-CV/TU of 10 June 2024, " in plain


def test_a_clause_of_an_article_has_its_buttons_once_its_number_is_followed(
    new_context, made_address
):
    page = opened(new_context, made_address, LONG_LAW.replace(".html", "/chuong-01.html"))
    side = page.locator("#dieu-2-muc-3 button")
    expect(side).to_have_count(0)
    page.locator("#dieu-2-muc-3 .tl-clause__mark").click()
    expect(side).to_have_text(["trích dẫn", "chép liên kết"])
    button = page.get_by_role("button", name="Chép trích dẫn Điều 2, khoản 3")
    button.click()
    expect(button).to_have_text("Đã chép")
    plain, html = page.evaluate(READ)
    # The one address that a clause keeps, whatever page it stands on.
    place = f"{SITE_URL}{LONG_LAW}#dieu-2-muc-3"
    cited = "khoản 3 Điều 2 Luật số 260/2026/QH16 của Quốc hội"
    assert plain == f"{cited} ({place})"
    assert f'<a href="{place}">{cited}</a>' in html
    page.locator("#dieu-2-muc-5-diem-a .tl-clause__mark").click()
    button = page.get_by_role("button", name="Chép trích dẫn Điều 2, khoản 5, điểm a")
    button.click()
    expect(button).to_have_text("Đã chép")
    assert page.evaluate(READ)[0].startswith("điểm a khoản 5 Điều 2 Luật số 260")


def test_a_statement_of_a_sheet_with_its_source(new_context, address):
    page = opened(new_context, address, SHEET)
    page.locator("ol .footnote-ref").first.click()
    button = page.locator("[data-cite-statement]")
    expect(button).to_have_text("Chép ý này kèm nguồn")
    button.click()
    expect(button).to_have_text("Đã chép")
    plain, html = page.evaluate(READ)
    statement = (
        "Luật đang dùng là Luật Đất đai 2024, có hiệu lực từ ngày 01/8/2024. Sớm hơn năm tháng so "
        "với ngày ghi trong luật lúc đầu; riêng hai điều có hiệu lực từ ngày 01/4/2024."
    )
    title = "Luật Đất đai đang dùng là luật nào, hỏi việc đất ở đâu?"
    assert plain == f"“{statement}” (khoản 1 Điều 252 {LAW}). {title} ({SITE_URL}{SHEET})"
    assert (
        f'“{statement}” (khoản 1 Điều 252 {LAW}). <a href="{SITE_URL}{SHEET}">{title}</a>' in html
    )


def test_where_copying_is_refused_the_citation_is_shown(address, page):
    page.goto(address + DIRECTIVE)
    page.evaluate(REFUSE_COPYING)
    page.get_by_role("button", name="Chép trích dẫn Mục 3").click()
    text = page.get_by_role("dialog").get_by_label("Nội dung cần chép")
    assert text.input_value().startswith(f"Mục 3 {NAMED}")
