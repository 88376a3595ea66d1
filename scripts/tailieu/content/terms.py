"""The vocabularies of front matter: each key with its term in Vietnamese and English.

Front matter may have no other values. A new topic is one line here. The Vietnamese terms follow the
usage of vbpl.vn and of Party documents.
"""

from __future__ import annotations

from tailieu.content.messages import Message


def table(**entries: tuple[str, str]) -> dict[str, Message]:
    """A table of messages; `_` in a name stands for `-` in its key."""
    return {key.replace("_", "-"): Message(vi, en) for key, (vi, en) in entries.items()}


TOPICS = table(
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
    ho_tich=("Hộ tịch, cư trú", "Civil status and residence"),
    giao_duc=("Giáo dục", "Education"),
    gia_dinh=("Gia đình, trẻ em", "Family and children"),
    an_toan=("An toàn, cấp cứu", "Safety and first aid"),
    quoc_phong=("Nghĩa vụ quân sự", "Military service"),
    thue=("Thuế, kinh doanh", "Tax and business"),
    moi_truong=("Môi trường", "Environment"),
    dan_chu=("Dân chủ, pháp luật", "Grassroots democracy and law"),
)

AUDIENCES = table(
    nhan_dan=("Nhân dân", "General public"),
    can_bo=("Cán bộ, đảng viên", "Officials and Party members"),
    bao_cao_vien=("Báo cáo viên", "Official speakers"),
    nguoi_lao_dong=("Người lao động", "Workers"),
    nguoi_cao_tuoi=("Người cao tuổi", "Older people"),
    phu_huynh=("Phụ huynh", "Parents"),
    hoc_sinh=("Học sinh", "Pupils"),
    ho_gia_dinh=("Hộ gia đình", "Households"),
    thanh_nien=("Thanh niên", "Young people"),
    nguoi_kinh_doanh=("Người kinh doanh", "Business households"),
)

DOCUMENT_TYPES = table(
    luat=("Luật", "Law"),
    bo_luat=("Bộ luật", "Code"),
    van_ban_hop_nhat=("Văn bản hợp nhất", "Consolidated text"),
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
    bao_cao=("Báo cáo", "Report"),
    chuong_trinh=("Chương trình", "Programme"),
    quy_che=("Quy chế", "Rules"),
    to_trinh=("Tờ trình", "Submission"),
    de_an=("Đề án", "Scheme"),
)

SYSTEMS = table(
    dang=("Văn bản của Đảng", "Party document"),
    nha_nuoc=("Văn bản của Nhà nước", "State document"),
)

SOURCE_KINDS = table(
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

APPROVALS = table(
    directive=("Được văn bản chỉ đạo nêu tên", "Named by the directive"),
    official=("Cơ quan chính thức, chưa phê duyệt", "Official body, not yet approved"),
    unchecked=("Chưa mở thử", "Not yet opened"),
    retired=("Ngừng dùng", "Retired"),
)

MARKS = table(
    V1=("Đọc qua bản sao", "Read in a copy"),
    V2=("Chưa đối chiếu bản gốc", "Not checked against the original"),
    given=(
        "Bản chép đi kèm dự án, chưa biết trang gốc",
        "A copy that came with the project, of an unknown page",
    ),
    checked=("Đã đối chiếu", "Checked"),
)

# Where a full text was taken from.
TEXT_SOURCES = table(
    cong_bao=(
        "Bản Công báo, chữ ký số còn nguyên (chưa kiểm chuỗi chứng thư)",
        "Official Gazette, digital signature intact (certificate chain not checked)",
    ),
    tep_da_ky=(
        "Tệp có chữ ký số còn nguyên (chưa kiểm chuỗi chứng thư)",
        "Signed file, digital signature intact (certificate chain not checked)",
    ),
    ban_sao=(
        "Chép từ các bản sao khớp nhau, chưa đối chiếu bản gốc",
        "Taken from copies that agree, not checked against the original",
    ),
)

STATUSES = table(
    con_hieu_luc=("Còn hiệu lực", "In force"),
    # In effect by its dates, and nobody has checked whether it still is.
    chua_doi_chieu=("Chưa ai đối chiếu", "Not checked"),
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

EVENTS = table(
    ban_hanh=("Văn bản được ban hành", "Issued"),
    co_hieu_luc=("Văn bản có hiệu lực", "Came into force"),
    sua_doi_bo_sung=("Được sửa đổi, bổ sung", "Amended"),
    bi_thay_the=("Bị thay thế", "Replaced"),
    het_hieu_luc=("Hết hiệu lực", "Ceased to be in force"),
    dinh_chinh=("Đính chính", "Corrected"),
    khac=("Ghi nhận khác", "Other note"),
)

# When a document wants something done.
PERIODS = table(
    hang_thang=("Hằng tháng", "Every month"),
    hang_quy=("Hằng quý", "Every quarter"),
    khi_co_viec=("Khi có việc", "When something happens"),
    thuong_xuyen=("Thường xuyên", "At all times"),
)

# What happened to a page: content/news.py.
NEWS = table(
    them=("Thêm", "Added"),
    sua=("Sửa", "Changed"),
    rut=("Rút", "Withdrawn"),
    go=("Đã gỡ", "Removed"),
    luu_tru=("Lưu làm tư liệu", "Archived"),
    bi_thay_the=("Bị thay thế", "Replaced"),
    sua_doi_bo_sung=("Được sửa đổi, bổ sung", "Amended"),
    co_hieu_luc=("Bắt đầu có hiệu lực", "Comes into force"),
    het_hieu_luc=("Hết hiệu lực", "No longer in force"),
)
