"""What readers read for each code word, in Vietnamese and in English.

The keys are what front matter holds; the catalogue accepts no others. A new topic is one line
here. The Vietnamese terms follow the usage of vbpl.vn and of Party documents.
"""

from __future__ import annotations

Terms = dict[str, dict[str, str]]

LANGUAGES = ("vi", "en")


def _terms(**entries: tuple[str, str]) -> Terms:
    return {key.replace("_", "-"): {"vi": vi, "en": en} for key, (vi, en) in entries.items()}


TOPICS = _terms(
    to_chuc=("Tổ chức, hoạt động tuyên truyền", "Organisation of information work"),
    dat_dai=("Đất đai", "Land"),
    can_cuoc=("Căn cước, định danh", "Identity papers"),
    an_sinh=("An sinh xã hội", "Social protection"),
    giao_thong=("An toàn giao thông", "Road safety"),
    phong_chay=("Phòng cháy, chữa cháy", "Fire safety"),
    lao_dong=("Lao động, tiền lương", "Work and wages"),
    an_toan_mang=("An toàn trên mạng", "Safety online"),
    suc_khoe=("Sức khỏe", "Health"),
    thien_tai=("Phòng, chống thiên tai", "Natural disasters"),
    dia_gioi=("Đơn vị hành chính", "Administrative units"),
    dich_vu_cong=("Dịch vụ công", "Public services"),
)

AUDIENCES = _terms(
    nhan_dan=("Nhân dân", "General public"),
    can_bo=("Cán bộ, đảng viên", "Officials and Party members"),
    bao_cao_vien=("Báo cáo viên", "Official speakers"),
    nguoi_lao_dong=("Người lao động", "Workers"),
    nguoi_cao_tuoi=("Người cao tuổi", "Older people"),
    phu_huynh=("Phụ huynh", "Parents"),
    hoc_sinh=("Học sinh", "Pupils"),
    ho_gia_dinh=("Hộ gia đình", "Households"),
)

DOCUMENT_TYPES = _terms(
    luat=("Luật", "Law"),
    nghi_quyet=("Nghị quyết", "Resolution"),
    nghi_dinh=("Nghị định", "Decree"),
    quy_dinh=("Quy định", "Regulation"),
    quyet_dinh=("Quyết định", "Decision"),
    huong_dan=("Hướng dẫn", "Guidance"),
    thong_tu=("Thông tư", "Circular"),
    chi_thi=("Chỉ thị", "Directive"),
    ket_luan=("Kết luận", "Conclusion"),
    thong_bao=("Thông báo", "Notice"),
    ke_hoach=("Kế hoạch", "Plan"),
    cong_van=("Công văn", "Official dispatch"),
)

SYSTEMS = _terms(
    dang=("Văn bản của Đảng", "Party document"),
    nha_nuoc=("Văn bản của Nhà nước", "State document"),
)

SOURCE_KINDS = _terms(
    cong=("Cổng thông tin điện tử", "Portal"),
    bao=("Báo", "Newspaper"),
    tap_chi=("Tạp chí", "Journal"),
    dai=("Đài phát thanh, truyền hình", "Broadcaster"),
    thong_tan=("Hãng thông tấn", "News agency"),
    csdl=("Cơ sở dữ liệu", "Database"),
    cong_bao=("Công báo", "Official gazette"),
    bo=("Bộ", "Ministry"),
    co_quan=("Cơ quan", "Agency"),
    dich_vu_cong=("Cổng dịch vụ công", "Public service portal"),
    chuyen_trang=("Chuyên trang", "Section of a portal"),
    cong_cu=("Công cụ kiểm tra", "Checking tool"),
    mang_noi_bo=("Trang tài liệu", "Document page"),
)

APPROVALS = _terms(
    directive=("Được văn bản chỉ đạo nêu tên", "Named by the directive"),
    official=("Cơ quan chính thức, chưa phê duyệt", "Official body, not yet approved"),
    unchecked=("Chưa xác minh", "To be checked"),
    retired=("Ngừng dùng", "Retired"),
)

MARKS = _terms(
    V1=("Đọc qua bản sao", "Read in a copy"),
    V2=("Chưa đối chiếu bản gốc", "Not checked against the original"),
    checked=("Đã đối chiếu", "Checked"),
)

STATUSES = _terms(
    con_hieu_luc=("Còn hiệu lực", "In force"),
    sap_den_han=("Sắp đến hạn rà soát", "Due for review"),
    qua_han=("Quá hạn rà soát", "Review overdue"),
    chua_hieu_luc=("Chưa có hiệu lực", "Not yet in force"),
    het_hieu_luc=("Hết hiệu lực", "No longer in force"),
    bi_thay_the=("Bị thay thế", "Replaced"),
    luu_tru=("Tư liệu lưu trữ", "Archived"),
    da_rut=("Đã rút", "Withdrawn"),
    chi_dao=("Văn bản chỉ đạo", "Directive"),
    chua_ro=("Chưa xác định hiệu lực", "Dates not established"),
)

EVENTS = _terms(
    ban_hanh=("Văn bản được ban hành", "Issued"),
    co_hieu_luc=("Văn bản có hiệu lực", "Came into force"),
    sua_doi_bo_sung=("Được sửa đổi, bổ sung", "Amended"),
    bi_thay_the=("Bị thay thế", "Replaced"),
    het_hieu_luc=("Hết hiệu lực", "Ceased to be in force"),
    dinh_chinh=("Đính chính", "Corrected"),
    khac=("Ghi nhận khác", "Other note"),
)

# The words of the pages themselves.
UI = _terms(
    home=("Trang chủ", "Home"),
    sheet=("Phiếu thông tin", "Information sheet"),
    document=("Văn bản", "Document"),
    source=("Nguồn chính thống", "Official source"),
    publisher=("Cơ quan xuất bản", "Published by"),
    publisher_unset=(
        "Bản mẫu, chưa có cơ quan xuất bản",
        "A specimen: no publisher has been named",
    ),
    contact=("Liên hệ", "Contact"),
    contact_unset=(
        "Bản mẫu, chưa có địa chỉ liên hệ. Hãy gửi nội dung đã sao chép cho người đã đưa bạn trang này.",
        "A specimen: no contact address yet. Send the copied text to whoever gave you this page.",
    ),
    edit=("Sửa trang này", "Edit this page"),
    edit_unset=(
        "Bản mẫu, chưa có kho mã nguồn để gửi bản sửa. Tệp của trang này:",
        "A specimen: no repository to send changes to yet. This page's file:",
    ),
    report=("Báo lỗi, góp ý", "Report an error"),
    report_how=(
        "Sao chép nội dung dưới đây, ghi thêm chỗ sai, rồi gửi cho địa chỉ liên hệ. Không cần tài khoản.",
        "Copy the text below, add what is wrong, and send it to the contact. No account is needed.",
    ),
    report_text=("Nội dung gửi đi", "Text to send"),
    report_body=("Chỗ sai và cách sửa:", "What is wrong, and how to mend it:"),
    report_page=("Trang", "Page"),
    report_built=("Bản lập ngày", "Copy made on"),
    copy=("Sao chép", "Copy"),
    copied=("Đã sao chép", "Copied"),
    changed=("Cập nhật lần cuối", "Last changed"),
    changed_unknown=("chưa ghi nhận", "not recorded"),
    reviewed=("Rà soát lần cuối", "Last reviewed"),
    not_reviewed=("chưa rà soát", "not yet"),
    review_by=("Hạn rà soát", "Review by"),
    checked_on=("Đối chiếu ngày", "Checked on"),
    not_checked=("Chưa đối chiếu", "Not checked"),
    read_at=("Đọc tại", "Read at"),
    read_in_public_file=("một tệp công khai", "a public file"),
    in_force_from=("Có hiệu lực từ", "In force from"),
    in_force_until=("đến hết", "until"),
    standing_advice=("Khuyến cáo thường xuyên", "Standing advice"),
    for_whom=("Dành cho", "For"),
    speaking=("Nói trong khoảng", "Speaking time about"),
    minutes=("phút", "min"),
    month=("Kỳ", "Month"),
    topic=("Chủ đề", "Topic"),
    audience=("Đối tượng", "Audience"),
    status=("Trạng thái", "Status"),
    language=("Ngôn ngữ", "Language"),
    vietnamese_only=("Chỉ có tiếng Việt", "Vietnamese only"),
    both_languages=("Tiếng Việt và tiếng Anh", "Vietnamese and English"),
    print=("In", "Print"),
    copy_with_source=("Chép kèm nguồn", "Copy with sources"),
    basis=("Căn cứ", "Legal basis"),
    sources=("Nguồn", "Sources"),
    notes=("Từng ý lấy từ đâu", "Where each statement comes from"),
    replaced_by=("Bị thay thế bởi", "Replaced by"),
    replaces=("Thay thế cho", "Replaces"),
    amended_by=("Được sửa đổi, bổ sung bởi", "Amended by"),
    amends=("Sửa đổi, bổ sung", "Amends"),
    guides=("Hướng dẫn thi hành", "Guides the application of"),
    guided_by=("Được hướng dẫn bởi", "Guided by"),
    withdrawn_on=("Phiếu này đã được rút ngày", "This sheet was withdrawn on"),
    archived_on=("Lưu làm tư liệu từ ngày", "Archived since"),
    reason=("Lý do", "Reason"),
    number=("Số, ký hiệu", "Number and symbol"),
    type=("Loại văn bản", "Type"),
    summary=("Trích yếu", "Subject"),
    issuer=("Cơ quan ban hành", "Issued by"),
    signer=("Người ký", "Signed by"),
    place=("Nơi ban hành", "Place"),
    issued=("Ngày ban hành", "Date issued"),
    effective=("Ngày có hiệu lực", "In force from"),
    expires=("Ngày hết hiệu lực", "In force until"),
    document_status=("Tình trạng hiệu lực", "Status"),
    not_normative=(
        "Văn bản chỉ đạo – không thuộc hệ thống tình trạng hiệu lực VBQPPL",
        "A directive, outside the system of status of legal normative documents",
    ),
    scope=("Phạm vi", "Scope"),
    related=("Văn bản liên quan", "Related documents"),
    full_text=("Toàn văn", "Full text"),
    original_file=("Tệp gốc", "Original file"),
    no_original_file=("Không có tệp gốc", "No original file"),
    official_address=("Địa chỉ chính thức", "Official address"),
    official_unopened=(
        "ghi lại từ tư liệu khác, chưa mở để đối chiếu",
        "recorded from other material, not opened to check",
    ),
    check_date=("Ngày đối chiếu", "Date checked"),
    unknown=("Chưa xác định", "Not established"),
    none=("Không có", "None"),
    history=("Lịch sử hiệu lực", "History"),
    day=("Ngày", "Date"),
    event=("Trạng thái", "Event"),
    acting_document=("Văn bản nguồn", "Acting document"),
    mark=("Đối chiếu", "Checking"),
    sheets_resting=("Phiếu dựa vào văn bản này", "Sheets that rest on this document"),
    sheets_citing=("Phiếu dẫn nguồn này", "Sheets that cite this source"),
    documents_held=("Văn bản có địa chỉ tại nguồn này", "Documents with an address at this source"),
    sheets_here=("Phiếu dựa vào mục này: {}", "Sheets that rest on this item: {}"),
    no_sheets=("Chưa có phiếu nào.", "No sheets yet."),
    unofficial_translation=(
        "Bản dịch không chính thức. Bản tiếng Việt là bản gốc.",
        "Unofficial translation. The Vietnamese text is the original.",
    ),
    read_in_vietnamese=("Bản tiếng Việt", "Vietnamese page"),
    body=("Cơ quan quản lý", "Run by"),
    kind=("Loại nguồn", "Kind"),
    address=("Địa chỉ", "Address"),
    punycode=("Dạng punycode", "In punycode"),
    approval=("Phê duyệt", "Approval"),
    approved_by=("Người phê duyệt", "Approved by"),
    nobody=("Chưa có ai", "Nobody yet"),
    no_direct_link=("Chưa xác minh – không liên kết trực tiếp", "Not verified: no direct link"),
    former_hosts=("Tên miền cũ", "Former addresses"),
    see_also=("Xem thêm", "See also"),
    open_source=("Mở trang nguồn", "Open the source"),
    this_month=("Kỳ này", "This month"),
    all_sheets=("Tất cả phiếu", "All sheets"),
    by_topic=("Theo chủ đề", "By topic"),
    new_documents=("Văn bản mới", "New documents"),
    all_documents=("Tất cả văn bản", "All documents"),
    directive_named=("Văn bản mà trang này thực hiện", "The directive that this page serves"),
    carry=("Mang theo", "Take it with you"),
    carry_how=(
        "Cả trang này là một thư mục: chép vào USB, mở tệp index.html là đọc được, không cần mạng.",
        "The whole site is one folder: copy it to a USB stick and open index.html. No network needed.",
    ),
    for_editors=("Dành cho biên tập", "For editors"),
    search=("Tìm kiếm", "Search"),
    page_kind=("Trang", "Page"),
    search_hint=("Số, ký hiệu, trích yếu, nội dung", "Number, subject or words"),
    search_how=(
        "Gõ có dấu hay không dấu đều được.",
        "Accents are optional.",
    ),
    search_close=("Đóng", "Close"),
    search_broken=(
        "Không mở được tìm kiếm: thiếu tệp chỉ mục. Hãy dùng các danh sách.",
        "The search cannot be opened: an index file is missing. Please use the lists.",
    ),
    search_recent=("Đã tìm gần đây", "Recent searches"),
    search_forget=("Xóa danh sách này", "Clear these"),
    search_pages=("trang", "pages"),
    search_shown=("Đang hiện kết quả cho", "Showing results for"),
    search_literal=("Tìm đúng", "Search for exactly"),
    search_cut=("Câu tìm quá dài, chỉ tìm phần đầu.", "Long query: only its beginning was used."),
    search_missing=(
        "Thiếu hoặc hỏng tệp chỉ mục, kết quả có thể chưa đủ",
        "An index file is missing or damaged; results may be incomplete",
    ),
    search_all_kinds=("Mọi loại", "All kinds"),
    search_other=("Bằng tiếng Anh", "In Vietnamese"),
    search_nothing=("Không tìm thấy trang nào.", "No page found."),
    search_advice=(
        "Thử ít từ hơn, hoặc từ khác cùng nghĩa.|Không cần gõ dấu: «luong toi thieu» cũng được.|"
        "Tìm văn bản thì gõ số: 548, 31/2024/QH15.",
        "Try fewer words, or others with the same meaning.|Accents are optional.|"
        "For a document type its number: 548, 31/2024/QH15.",
    ),
    try_these=("Thử gõ:", "Try:"),
    filter=("Lọc", "Filter"),
    sort=("Sắp xếp", "Sort"),
    all=("Tất cả", "All"),
    clear=("Bỏ lọc", "Clear filters"),
    shown=("mục", "entries"),
    nothing_found=(
        "Không có mục nào khớp. Hãy bỏ bớt điều kiện lọc.",
        "Nothing matches. Try removing a filter.",
    ),
    more=("Xem thêm", "Show more"),
    sort_newest=("Mới nhất trước", "Newest first"),
    sort_oldest=("Cũ nhất trước", "Oldest first"),
    sort_title=("Theo tên", "By title"),
    year=("Năm", "Year"),
    system=("Hệ thống", "System"),
    settings=("Cách hiển thị", "Display"),
    text_size=("Cỡ chữ", "Text size"),
    smaller=("Giảm cỡ chữ", "Smaller text"),
    normal=("Cỡ chữ thường", "Normal text"),
    larger=("Tăng cỡ chữ", "Larger text"),
    contrast=("Tăng tương phản", "Higher contrast"),
    colours=("Sáng, tối", "Light, dark"),
    not_found=("Không tìm thấy trang này", "Page not found"),
    not_found_how=(
        "Địa chỉ có thể gõ sai, hoặc trang đã chuyển chỗ. Hãy thử tìm kiếm hoặc mở một danh sách dưới đây.",
        "The address may be mistyped, or the page has moved. Try the search or one of the lists.",
    ),
    moved=("Trang này đã chuyển sang địa chỉ mới", "This page has moved"),
    abbreviation=("Viết tắt", "Abbreviation"),
    meaning=("Viết đầy đủ", "Meaning"),
    english=("Tiếng Anh", "English"),
    built=("Bản lập ngày", "This copy was made on"),
    text_licence=("Giấy phép và cách dùng lại", "Licence and reuse"),
    parts=("Chia theo", "Divided by"),
    part=("Phần", "Part"),
)
