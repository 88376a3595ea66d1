"""TL001–TL016, TL041–TL046 and TL090–TL098: what the reader of `docs/`, the build, the bundle, the
import and the review of a proposal find, as data."""

from __future__ import annotations

from tailieu.content.findings import Group, Rule, Severity
from tailieu.content.messages import Message


def _rule(
    id: str,
    title: tuple[str, str],
    why: tuple[str, str],
    message: tuple[str, str],
    fix: tuple[str, str],
    *,
    group: Group = "reading",
    severity: Severity = "error",
) -> Rule:
    return Rule(
        id, severity, group, Message(*title), Message(*why), Message(*message), Message(*fix)
    )


UNREADABLE = _rule(
    "TL001",
    ("Đọc được tệp", "The file can be read"),
    (
        "Tệp phải là chữ UTF-8, và thư mục nội dung phải có.",
        "The file must be UTF-8 text, and the content folder must be there.",
    ),
    ("không đọc được: {reason}.", "cannot be read: {reason}."),
    ("sửa quyền đọc của tệp.", "give yourself the right to read the file."),
)
NO_FOLDER = Message("không có thư mục này.", "there is no such folder.")
NO_FOLDER_FIX = Message(
    "chạy lệnh ở thư mục gốc của dự án, hoặc chỉ thư mục bằng --docs.",
    "run the command in the project's root, or name the folder with --docs.",
)
NO_FILE = Message("không có trong thư mục nội dung.", "is not in the content folder.")
NO_FILE_FIX = Message(
    "xem lại đường dẫn; trang nằm ngoài docs/ thì thêm --rules text.",
    "look at the path again; for a page outside docs/ add --rules text.",
)
NOT_UTF8 = Message("không phải chữ UTF-8.", "is not UTF-8 text.")
NOT_UTF8_FIX = Message("lưu lại tệp với bảng mã UTF-8.", "save the file again as UTF-8.")
NOT_TEXT = Message("không phải tệp chữ.", "is no text file.")
NOT_TEXT_FIX = Message(
    "chỉ để tệp chữ mang đuôi .md; đổi tên hoặc xóa tệp này.",
    "only text files end in .md; rename or delete this one.",
)
A_FOLDER = Message("là thư mục mang tên của một trang.", "is a folder that has a page's name.")
A_FOLDER_FIX = Message("đổi tên thư mục, bỏ đuôi .md.", "rename the folder, without .md.")

SYMLINK = _rule(
    "TL002",
    ("Không có liên kết tượng trưng", "No symbolic links"),
    (
        "Khi dựng, liên kết tượng trưng sẽ đăng cả thứ nó chỉ tới, kể cả tệp ngoài dự án.",
        "The build would publish whatever a symbolic link points to, even outside the project.",
    ),
    ("là liên kết tượng trưng.", "is a symbolic link."),
    ("chép tệp thật vào đây.", "copy the real file here."),
    group="safety",
)
NAME = _rule(
    "TL003",
    ("Tên tệp thành địa chỉ", "The file name makes an address"),
    (
        "Tên tệp của trang là địa chỉ của trang.",
        "A page's file name is its address.",
    ),
    ("tên tệp «{name}» không thành địa chỉ được.", "the file name “{name}” makes no address."),
    (
        "chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ luat-dat-dai-2024.md.",
        "use only lower-case letters without accents, digits and hyphens, "
        "such as luat-dat-dai-2024.md.",
    ),
)
NO_FRONT_MATTER = _rule(
    "TL004",
    ("Có phần khai báo", "There is front matter"),
    (
        "Trang bắt đầu bằng phần khai báo giữa hai dòng ---.",
        "A page begins with its front matter between two lines of ---.",
    ),
    ("không có phần khai báo ở đầu tệp.", "has no front matter at its beginning."),
    (
        "bắt đầu tệp bằng một dòng ---, các trường, rồi một dòng ---.",
        "begin the file with a line ---, the fields, then a line ---.",
    ),
)
EMPTY = Message("là tệp rỗng.", "is an empty file.")
EMPTY_FIX = Message(
    "chép một trang cùng loại rồi sửa, hoặc xóa tệp.",
    "copy a page of the same kind and change it, or delete the file.",
)
YAML = _rule(
    "TL005",
    ("Phần khai báo đọc được", "The front matter can be read"),
    (
        "Mỗi dòng khai báo là «trường: giá trị».",
        "Each line of the front matter is “field: value”.",
    ),
    (
        "phần khai báo không đọc được ở dòng «{written}».",
        "the front matter cannot be read at the line “{written}”.",
    ),
    (
        "đặt giá trị có dấu hai chấm hoặc dấu # trong ngoặc kép, đóng đủ ngoặc, và thụt dòng "
        "bằng dấu cách.",
        "put a value with a colon or a # in quotation marks, close what is open, and indent with "
        "spaces.",
    ),
)
NOT_FIELDS = Message(
    "phần khai báo không phải các dòng «trường: giá trị».",
    "the front matter is no lines of “field: value”.",
)
NOT_FIELDS_FIX = Message("sửa lại.", "set it right.")
KEY_TWICE = _rule(
    "TL006",
    ("Mỗi trường ghi một lần", "Each field once"),
    (
        "Trường ghi hai lần thì không biết lấy dòng nào.",
        "Of a field written twice nobody knows which line counts.",
    ),
    ("trường «{name}» được ghi hai lần.", "the field “{name}” is written twice."),
    ("giữ lại một dòng.", "keep one line."),
)
NAME_TAKEN = _rule(
    "TL007",
    ("Tên tệp không trùng", "File names differ"),
    (
        "Tên tệp là mã của trang, trang khác dùng mã ấy để dẫn tới.",
        "The file name is the page's id, by which other pages refer to it.",
    ),
    ("tên «{key}» đã được «docs/{taken}» dùng.", "“docs/{taken}” has the name “{key}” already."),
    (
        "đặt tên tệp khác; mỗi tên chỉ dùng một lần.",
        "give the file another name; each is used once.",
    ),
)
NO_ORIGINAL = _rule(
    "TL008",
    ("Bản dịch có bản tiếng Việt", "A translation has its Vietnamese page"),
    (
        "Bản tiếng Anh thừa hưởng khai báo của bản tiếng Việt cùng tên.",
        "The English page inherits the front matter of the Vietnamese one of the same name.",
    ),
    (
        "bản dịch không có bản tiếng Việt cùng tên đọc được.",
        "the translation has no readable Vietnamese page of the same name.",
    ),
    (
        "thêm hoặc sửa docs/{original}, hoặc xóa bản dịch.",
        "add or mend docs/{original}, or delete the translation.",
    ),
)
CLAUSES_DIFFER = _rule(
    "TL009",
    ("Bản dịch đủ từng mục của toàn văn", "The translation has every clause"),
    (
        "Mỗi mục của toàn văn có địa chỉ; bản dịch đứng cạnh từng mục.",
        "Each clause of a full text has an address; the translation stands beside it.",
    ),
    (
        "toàn văn gồm {found}; bản tiếng Việt gồm {wanted}.",
        "the full text has {found}; the Vietnamese one has {wanted}.",
    ),
    (
        "dịch từng đoạn một, giữ đúng thứ tự và số đầu mục.",
        "translate paragraph by paragraph, in the same order with the same numbers.",
    ),
    group="content",
)
NO_CLAUSE = Message("không đoạn nào", "no paragraph")
SCHEMA = _rule(
    "TL010",
    ("Đúng trường, đúng dạng", "Right fields, right forms"),
    (
        "Mỗi loại trang có các trường của nó; giá trị sai dạng thì trang hiện sai. "
        "Mã HTML trong phần khai báo bị từ chối.",
        "Each kind of page has its fields; a value of a wrong form would show wrongly. "
        "HTML in front matter is refused.",
    ),
    ("{wrong}.", "{wrong}."),
    ("sửa giá trị theo câu trên.", "set the value right."),
    group="content",
)
NOT_THERE = _rule(
    "TL011",
    ("Trang được dẫn tới có thật", "What is referred to exists"),
    (
        "Văn bản, nguồn, phiếu được nêu trong khai báo phải có trang.",
        "Documents, sources and sheets named in front matter must have pages.",
    ),
    ("«{wanted}» không có trong docs/{folder}/.", "“{wanted}” is not in docs/{folder}/."),
    (
        "{hint}Thêm docs/{folder}/{wanted}.md hoặc sửa dòng này.",
        "{hint}Add docs/{folder}/{wanted}.md or change this line.",
    ),
    group="content",
)
NEAR = Message("có phải «{near}»? ", "did you mean “{near}”? ")
NO_SUCH_CLAUSE = _rule(
    "TL012",
    ("Mục được dẫn có trong toàn văn", "The clause cited is in the full text"),
    (
        "Chỗ dẫn «clause» mở đúng mục của văn bản.",
        "A citation's “clause” opens that clause of the document.",
    ),
    (
        "văn bản «{document}» không có mục «{clause}».",
        "the document “{document}” has no clause “{clause}”.",
    ),
    ("chọn một trong: {known}.", "choose one of: {known}."),
    group="content",
)
NO_FULL_TEXT_FIX = Message(
    "bỏ dòng này: văn bản ấy không có toàn văn.",
    "remove this line: that document has no full text.",
)
RING = _rule(
    "TL013",
    ("Không thay thế vòng tròn", "No ring of replacements"),
    (
        "Trang cũ không thể thay trang mới hơn nó.",
        "An older page cannot replace a newer one.",
    ),
    ("vòng thay thế: {ring}.", "a ring of replacements: {ring}."),
    ("bỏ «replaces» ở trang cũ hơn.", "remove “replaces” from the older page."),
    group="content",
)
SAME_DOCUMENT = _rule(
    "TL014",
    ("Mỗi văn bản một trang", "One page a document"),
    (
        "Cơ quan, số, ký hiệu và ngày ban hành cùng nhau chỉ một văn bản.",
        "Issuer, number and date together name one document.",
    ),
    (
        "văn bản {number} của {issuer} đã có ở «docs/{first}».",
        "document {number} of {issuer} is at “docs/{first}” already.",
    ),
    (
        "giữ một tệp cho mỗi văn bản (cơ quan + số, ký hiệu + ngày ban hành).",
        "keep one file for each document (issuer + number + date of issue).",
    ),
    group="content",
)
MOST_BYTES = 2_000_000
TOO_LARGE = _rule(
    "TL015",
    ("Trang không quá lớn", "No page is too large"),
    (
        "Không bài viết nào dài quá 2 MB; tệp lớn hơn là chép nhầm.",
        "No page holds over 2 MB of text; a larger file was put here by mistake.",
    ),
    ("nặng {size} MB, quá 2 MB.", "has {size} MB, over 2 MB."),
    ("chia thành nhiều trang, hoặc xóa tệp.", "divide it into several pages, or delete it."),
    group="safety",
)
YAML_TRICKS = _rule(
    "TL016",
    ("Khai báo bằng chữ thường", "Plain front matter"),
    (
        "Thẻ «!», neo «&» và bí danh «*» của YAML chạy được lệnh hoặc phình ra vô tận.",
        "YAML's tags “!”, anchors “&” and aliases “*” can run commands or grow without end.",
    ),
    ("phần khai báo dùng {what}.", "the front matter uses {what}."),
    (
        "chỉ ghi các dòng «trường: giá trị»; đặt giá trị bắt đầu bằng !, & hoặc * trong ngoặc kép.",
        "write only lines of “field: value”; put a value that begins with !, & or * in "
        "quotation marks.",
    ),
    group="safety",
)
TAG = Message("thẻ «{name}»", "the tag “{name}”")
ANCHOR = Message("neo «&{name}»", "the anchor “&{name}”")
ALIAS = Message("bí danh «*{name}»", "the alias “*{name}”")
DEEP = Message("quá nhiều lớp lồng nhau", "too many levels")


# The table in the editor's guide puts them in the order of their ids.
FAULTS = (
    UNREADABLE,
    SYMLINK,
    NAME,
    NO_FRONT_MATTER,
    YAML,
    KEY_TWICE,
    NAME_TAKEN,
    NO_ORIGINAL,
    CLAUSES_DIFFER,
    SCHEMA,
    NOT_THERE,
    NO_SUCH_CLAUSE,
    RING,
    SAME_DOCUMENT,
    TOO_LARGE,
    YAML_TRICKS,
)
