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

MKDOCS = _rule(
    "TL090",
    ("Dựng không có cảnh báo", "The build has no warning"),
    (
        "Điều mà MkDocs cảnh báo khi dựng, ví dụ liên kết hỏng.",
        "What MkDocs warns of while it builds, such as a broken link.",
    ),
    ("{warning}", "{warning}"),
    ("sửa liên kết hoặc cấu hình được nêu.", "mend the link or setting that it names."),
)
CONFIGURATION = _rule(
    "TL091",
    ("Cấu hình đọc được", "The configuration can be read"),
    ("mkdocs.yml phải đọc được.", "mkdocs.yml must be readable."),
    ("không đọc được: {reason}.", "cannot be read: {reason}."),
    ("sửa tệp này.", "mend this file."),
)
NOT_DAYS = Message(
    "«old_after: {days}» không phải một số ngày.", "“old_after: {days}” is no number of days."
)
NOT_DAYS_FIX = Message("ghi một số từ 1 trở lên.", "write a number from 1 up.")

NO_INTAKE = _rule(
    "TL094",
    ("Nhập được tệp Word, PDF", "Word and PDF files can be taken in"),
    (
        "`tailieu import` đọc tệp .docx và .pdf còn nguyên vẹn, không khóa.",
        "`tailieu import` reads .docx and .pdf files that are whole and not locked.",
    ),
    ("không phải tệp Word (.docx) hay PDF.", "is neither a Word (.docx) nor a PDF file."),
    (
        "mở tệp bằng Word, chọn Lưu thành (Save As), kiểu Word Document (.docx), rồi nhập tệp mới.",
        "open the file in Word, save it as Word Document (.docx), then import the new file.",
    ),
)
OLD_WORD = Message("là tệp Word kiểu cũ (.doc, .rtf).", "is an old Word file (.doc, .rtf).")
LOCKED = Message("được khóa bằng mật khẩu.", "is locked with a password.")
LOCKED_FIX = Message(
    "mở tệp bằng mật khẩu; trong Word vào Tệp > Thông tin > Bảo vệ Tài liệu > Mã hóa bằng Mật "
    "khẩu, xóa mật khẩu, lưu lại rồi nhập. Tệp PDF thì xin bản không khóa.",
    "open the file with its password; in Word go to File > Info > Protect Document > Encrypt with "
    "Password, delete the password, save, then import. For a PDF ask for one that is not locked.",
)
BROKEN = Message(
    "bị hỏng hoặc tải về chưa đủ ({reason}).", "is broken or was not fully downloaded ({reason})."
)
BROKEN_FIX = Message(
    "tải lại hoặc xin lại tệp; nếu vẫn mở được thì lưu thành một tệp mới.",
    "fetch the file again or ask for it again; if it still opens, save it as a new file.",
)
NO_WORD_TEXT = Message(
    "không có phần chữ của Word (word/document.xml).",
    "has no text of Word's (word/document.xml).",
)
NO_SUCH_FILE = Message("không có tệp này.", "there is no such file.")
NO_SUCH_FILE_FIX = Message(
    "xem lại tên và thư mục; tên có dấu cách thì đặt trong ngoặc kép.",
    "look at name and folder again; put a name with spaces in quotation marks.",
)
NO_ROOT_FIX = Message(
    "chạy lệnh ở thư mục gốc của dự án, hoặc chỉ thư mục ấy bằng --root.",
    "run the command in the project's root, or name that folder with --root.",
)
FOLDER_GIVEN = Message("là thư mục.", "is a folder.")
FOLDER_GIVEN_FIX = Message("ghi tên một tệp .docx hoặc .pdf.", "name one .docx or .pdf file.")
MOST_TO_IMPORT = 40_000_000
SWOLLEN = _rule(
    "TL095",
    ("Tệp nhập không quá lớn", "What is imported is not too large"),
    (
        "Tệp quá 40 MB, hoặc mở ra thì phình lên, làm treo máy.",
        "Files over 40 MB, or that swell when they are opened, would hang the machine.",
    ),
    ("mở ra thì quá lớn.", "is too large once it is opened."),
    (
        "xóa hình trong tệp, hoặc chia thành nhiều tệp, rồi nhập.",
        "remove the pictures from the file, or divide it, then import.",
    ),
    group="safety",
)
HEAVY = Message("nặng {size} MB, quá 40 MB.", "has {size} MB, over 40 MB.")
NO_TEXT = _rule(
    "TL096",
    ("PDF có lớp chữ", "A PDF has a text layer"),
    (
        "Bản quét là hình chụp, không có chữ để chép.",
        "A scan is a picture and has no text to copy.",
    ),
    ("là bản quét, không có lớp chữ.", "is a scan without a text layer."),
    (
        "xin tệp Word hoặc PDF xuất từ Word; nếu không có thì gõ lại.",
        "ask for the Word file or a PDF made from it; where there is none, retype the text.",
    ),
)
NO_LETTERS = Message("không có chữ nào.", "has no text at all.")
NO_PANDOC = _rule(
    "TL097",
    ("Pandoc chạy được", "Pandoc runs"),
    (
        "Chương trình Pandoc, đi kèm dự án, đọc tệp Word.",
        "The program Pandoc, which comes with the project, reads Word files.",
    ),
    ("không chạy được chương trình Pandoc ({reason}).", "Pandoc cannot be run ({reason})."),
    ("gõ `make clean` rồi `make check` để cài lại.", "run `make clean`, then `make check`."),
)
PANDOC_LATE = Message(
    "Pandoc đọc quá {seconds} giây chưa xong.", "Pandoc has not finished in {seconds} seconds."
)
PANDOC_LATE_FIX = Message(
    "chia tệp thành nhiều phần rồi nhập từng phần.", "divide the file and import part by part."
)
PANDOC_FAILED = Message("Pandoc không đọc được: {answer}.", "Pandoc cannot read it: {answer}.")
PANDOC_FAILED_FIX = Message(
    "mở tệp bằng Word, lưu thành một tệp .docx mới rồi nhập.",
    "open the file in Word, save it as a new .docx, then import.",
)

ADDRESS_LOST = _rule(
    "TL098",
    ("Địa chỉ cũ còn dùng được", "Old addresses stay good"),
    (
        "Địa chỉ có thể đã in ra giấy. Chỉ lệnh `tailieu review` xét điều này, vì phải so với bản "
        "trước.",
        "An address may stand in print. Only `tailieu review` looks at this, since it compares "
        "with what was there before.",
    ),
    ("địa chỉ «{page}» không còn dẫn tới đâu.", "the address “{page}” leads nowhere any more."),
    (
        "đổi tên thì ghi «formerly: [{slug}]» ở trang mới; phiếu sai thì giữ tệp, ghi «withdrawn».",
        "for a renamed page write “formerly: [{slug}]” in the new one; keep a wrong sheet and "
        "write “withdrawn”.",
    ),
    group="links",
    severity="warning",
)

NO_PACK = _rule(
    "TL041",
    ("Bộ tài liệu có thật", "The pack exists"),
    (
        "`tailieu bundle --pack` đóng một bộ có trong docs/bo-tai-lieu.",
        "`tailieu bundle --pack` makes a pack that is in docs/bo-tai-lieu.",
    ),
    ("không có bộ tài liệu tên «{slug}».", "there is no pack named “{slug}”."),
    ("chọn một trong: {known}.", "choose one of: {known}."),
)
NO_PACKS = Message("chưa có bộ nào", "there is none yet")
BAD_PATH = _rule(
    "TL042",
    ("Bản ngoại tuyến mở được ở mọi máy", "The offline copy opens on every computer"),
    (
        "Windows và đĩa cũ không giữ được đường dẫn dài hoặc có ký tự lạ.",
        "Windows and old disks can't hold long paths or strange characters.",
    ),
    (
        "đường dẫn không mở được ở mọi máy: {problem}.",
        "the path does not open on every computer: {problem}.",
    ),
    (
        "đổi tên tệp nguồn của trang này trong docs/.",
        "rename the file in docs/ from which this page is made.",
    ),
    group="safety",
)
LONG_PATH = Message("dài {length} ký tự, quá {most}", "it has {length} characters, over {most}")
STRANGE_PART = Message(
    "«{part}» có ký tự ngoài a–z, 0–9, «.», «-», «_»",
    "“{part}” has characters other than a–z, 0–9, “.”, “-”, “_”",
)
RESERVED_PART = Message(
    "Windows không cho đặt tên «{part}»", "Windows takes no file by the name “{part}”"
)
CASE_ONLY = Message(
    "chỉ khác «{other}» ở chữ hoa, chữ thường", "it differs from “{other}” in case only"
)
NOT_WHOLE = _rule(
    "TL043",
    ("Bản ngoại tuyến nguyên vẹn", "The offline copy is whole"),
    (
        "`tailieu bundle --verify` so từng tệp trong bản zip với bản kê của nó.",
        "`tailieu bundle --verify` compares every file of a zip with its manifest.",
    ),
    (
        "không phải một bản ngoại tuyến nguyên vẹn: {reason}.",
        "is no offline copy that is whole: {reason}.",
    ),
    ("xin lại bản này từ nơi đã đưa; đừng mở.", "ask again where you got it; do not open it."),
    group="safety",
)
NO_MANIFEST = Message("không có {name}", "it has no {name}")
LARGE_MANIFEST = Message("{name} quá lớn", "{name} is too large")
BROKEN_MANIFEST = Message("{name} không đọc được", "{name} cannot be read")
SUSPICIOUS = _rule(
    "TL044",
    ("Bản ngoại tuyến không gài gì", "The offline copy hides nothing"),
    (
        "Tệp zip do kẻ khác sửa có thể ghi ra ngoài thư mục, chứa liên kết hay phình lên vô tận.",
        "A zip that somebody spoilt can write outside its folder, hold links or swell without end.",
    ),
    ("{suspicion}.", "{suspicion}."),
    NOT_WHOLE.fix,
    group="safety",
)
MANY_FILES = Message("chứa {count} tệp", "holds {count} files")
BAD_ENTRY_PATH = Message(
    "đường dẫn đáng ngờ {name!r}: {problem}", "the path {name!r} is suspicious: {problem}"
)
ENTRY_TWICE = Message("đường dẫn {name!r} có hai lần", "the path {name!r} is there twice")
NO_FILE_ENTRY = Message(
    "{name!r} là liên kết hay thư mục, không phải tệp", "{name!r} is a link or a folder, no file"
)
STRANGE_PACKING = Message("{name!r} nén theo cách lạ", "{name!r} is packed in a strange way")
LOCKED_ENTRY = Message("{name!r} bị khóa bằng mật khẩu", "{name!r} is locked with a password")
OVERLAP = Message("các tệp chồng lên nhau", "its files overlap")
SWELLS = Message("bung ra thành {size} byte", "it unpacks to {size} bytes")
NOT_AS_LISTED = _rule(
    "TL045",
    ("Tệp khớp bản kê", "Files match the manifest"),
    (
        "Tệp thiếu, thừa hoặc bị sửa nghĩa là bản zip không còn như lúc lập.",
        "A missing, added or changed file means that the zip is no longer what was made.",
    ),
    ("tệp {state}.", "the file {state}."),
    NOT_WHOLE.fix,
    group="safety",
)
MISSING = Message("thiếu", "is missing")
ADDED = Message("thừa", "was added")
CHANGED = Message("bị sửa", "was changed")
OTHER_CHECKSUM = _rule(
    "TL046",
    ("Mã kiểm tra khớp", "The checksum matches"),
    (
        "Mã trong tệp .sha256 đi kèm phải là mã của tệp zip.",
        "The sum in the .sha256 file beside the zip must be the zip's own.",
    ),
    ("khác với mã ghi trong {name}.", "differs from the sum in {name}."),
    NOT_WHOLE.fix,
    group="safety",
)
FILE_THERE = _rule(
    "TL092",
    ("Không ghi đè trang đã có", "No page is overwritten"),
    (
        "`tailieu new` và `tailieu import` chỉ ghi tệp mới, trừ khi có --force.",
        "`tailieu new` and `tailieu import` write new files only, but for --force.",
    ),
    ("tệp đã có.", "the file is there already."),
    ("chọn tên khác.", "choose another name."),
)
PAGE_THERE = Message("trang đã có.", "the page is there already.")
PAGE_THERE_FIX = Message(
    "thêm --force để ghi đè, hoặc đặt tên khác bằng --slug.",
    "add --force to overwrite it, or give another name with --slug.",
)
DISK = _rule(
    "TL093",
    ("Ổ đĩa đọc, ghi được", "The disk can be read and written"),
    (
        "Đĩa đầy, thiếu quyền hay đường dẫn sai: lệnh dừng lại và giữ nguyên bản trước.",
        "A full disk, missing rights or a wrong path: the command stops and keeps what was there.",
    ),
    ("{reason}.", "{reason}."),
    (
        "{remedy}, rồi chạy lại; bản dựng trước đó còn nguyên.",
        "{remedy}, then run it again; the last build is as it was.",
    ),
)
FULL_FIX = Message("giải phóng chỗ trên đĩa", "make room on the disk")
RIGHTS_FIX = Message("cấp quyền ghi cho thư mục này", "give yourself the right to write here")
READ_ONLY_FIX = Message("chọn một đĩa ghi được", "choose a disk that can be written")
PATH_FIX = Message("kiểm tra lại đường dẫn", "look at the path again")
DISK_FIX = Message("kiểm tra đĩa và quyền của tệp", "look at the disk and the file's rights")

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
    MKDOCS,
    CONFIGURATION,
    NO_INTAKE,
    SWOLLEN,
    NO_TEXT,
    NO_PANDOC,
    ADDRESS_LOST,
    NO_PACK,
    BAD_PATH,
    NOT_WHOLE,
    SUSPICIOUS,
    NOT_AS_LISTED,
    OTHER_CHECKSUM,
    FILE_THERE,
    DISK,
)
