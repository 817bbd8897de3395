"""What can be wrong with a file a user hands in: one message with a remedy for each kind of fault."""

from __future__ import annotations

from workbench.domain.errors import IntakeError

_RESAVE = "请在 Word 或 WPS 中打开原文件，另存为新的 .docx 文件后重新加入；打不开时请向提供单位重新索取"
_AS_DOCX = "请用 Word 或 WPS 打开该文件，选择“另存为”，类型选“Word 文档（*.docx）”，再加入另存的文件"


def missing() -> IntakeError:
    """The path leads nowhere."""
    return IntakeError("找不到这个文件", "文件可能已被移动、改名或删除，或者 U 盘、网络盘已断开，请检查后重新选择")


def folder() -> IntakeError:
    """The path is a folder."""
    return IntakeError("这是一个文件夹，不是文件", "请打开文件夹，选择其中的草案文件")


def special() -> IntakeError:
    """The path is a device, a pipe or a socket."""
    return IntakeError("这不是普通文件", "请选择保存在磁盘上的草案文件")


def lock_file() -> IntakeError:
    """A file ~$x.docx that Word keeps beside an open document."""
    return IntakeError(
        "这是 Word 打开文档时留下的临时文件（名称以 ~$ 开头），里面没有正文",
        "请选择同一文件夹中名称不带 ~$ 的那个文件",
    )


def no_permission() -> IntakeError:
    """The operating system refuses to let us read."""
    return IntakeError(
        "没有读取这个文件的权限，或者文件正被其他程序独占",
        "请关闭正在使用它的程序（如 Word、WPS），或者请管理员开放读取权限，也可以把文件复制到“文档”文件夹后再试",
    )


def unreadable(reason: str) -> IntakeError:
    """Any other failure of the disk; `reason` is the system's own word for it."""
    return IntakeError(
        f"读取文件时磁盘或网络出错（{reason}）", "请检查 U 盘、网络盘是否连接正常，把文件复制到本机后再试"
    )


def too_large(size: int, limit: int) -> IntakeError:
    """The file has more bytes than any draft needs."""
    return IntakeError(
        f"文件有 {size / 2**20:.0f} MB，超过 {limit // 2**20} MB 的上限",
        "请删去其中的图片和无关附件，只保留草案正文，另存后重新加入",
    )


def zero_bytes() -> IntakeError:
    """The file has no bytes at all."""
    return IntakeError("文件是空的（0 字节）", "文件可能没有复制完整，请向提供单位重新索取")


def no_words() -> IntakeError:
    """The file is sound but holds no words."""
    return IntakeError("文件里没有文字", "请确认选择的是草案正文；如果正文是图片，请先用文字识别软件转成文字")


def known_but_unread(kind: str) -> IntakeError:
    """A file of a kind that holds no draft, such as a picture; `kind` is its Chinese name."""
    return IntakeError(f"这是{kind}，不能作为草案读取", "请把其中的正文另存为 Word 文档或文本文件后再加入")


def encrypted_office() -> IntakeError:
    """A Word file with a password."""
    return IntakeError(
        "文件设有打开密码，内容已加密",
        "请用 Word 或 WPS 输入密码打开，在“文件—信息—保护文档”中取消密码，保存后重新加入",
    )


def encrypted_pdf() -> IntakeError:
    """A PDF with a password."""
    return IntakeError("PDF 文件设有打开密码", "请向提供单位索取没有密码的文件，或者索取 Word 版本")


def truncated() -> IntakeError:
    """A package whose end is missing."""
    return IntakeError("文件不完整，后半部分已丢失", "可能是下载、复制中断造成的，请重新下载或者向提供单位重新索取")


def damaged(what: str = "") -> IntakeError:
    """A package that does not hold together; `what` says which piece, in Chinese."""
    return IntakeError(f"文件已损坏{f'（{what}）' if what else ''}", _RESAVE)


def not_word(kind: str) -> IntakeError:
    """A package of another kind; `kind` is its Chinese name."""
    return IntakeError(f"这是{kind}，不是 Word 文档", "请把草案正文复制到 Word 文档中，另存为 .docx 后再加入")


def bomb() -> IntakeError:
    """A package that unpacks to far more than a draft."""
    return IntakeError(
        "文件解开后的内容过大，超过正常文档的范围，可能是有意构造的文件",
        "为安全起见没有读取；如确为草案，请在 Word 中只保留正文，另存后重新加入",
    )


def external_entity() -> IntakeError:
    """XML with a document type definition, which no office program writes."""
    return IntakeError(
        "文件里含有正常文档不应有的外部引用声明，可能是有意构造的文件",
        "为安全起见没有读取；请核实文件来源，向提供单位重新索取",
    )


def too_deep() -> IntakeError:
    """Elements nested beyond what any editor writes."""
    return IntakeError("文件内容的嵌套层数过多，超过正常文档的范围", _RESAVE)


def scanned() -> IntakeError:
    """A PDF or OFD of pictures."""
    return IntakeError(
        "文件的页面是扫描图片，没有文字层",
        "请索取 Word 版本，或者用文字识别（OCR）软件转换成文字，校对后再加入",
    )


def garbled() -> IntakeError:
    """A PDF whose fonts do not tell which characters they draw."""
    return IntakeError(
        "PDF 的文字层不是可识别的文字（字体没有附带编码）",
        "请索取 Word 版本，或者用文字识别（OCR）软件转换成文字，校对后再加入",
    )


def no_office(ending: str) -> IntakeError:
    """A file that needs LibreOffice, on a machine without it."""
    return IntakeError(f"读取 {ending} 文件需要本机装有 LibreOffice，没有找到", _AS_DOCX)


def office_failed(ending: str) -> IntakeError:
    """LibreOffice made nothing of the file."""
    return IntakeError(f"LibreOffice 没能转换这个 {ending} 文件", _AS_DOCX)


def office_slow(seconds: int) -> IntakeError:
    """LibreOffice did not come to an end."""
    return IntakeError(f"LibreOffice 转换超过 {seconds} 秒没有完成，已停止", _AS_DOCX)


def not_text() -> IntakeError:
    """Bytes that are no text in any encoding we know."""
    return IntakeError(
        "文本文件的编码无法识别",
        "请用记事本打开该文件，选择“另存为”，编码选“UTF-8”，保存后重新加入",
    )


def slow() -> IntakeError:
    """A file whose reading was stopped because it took too long."""
    return IntakeError("文件内容过于复杂，在限定时间内没有读完", _RESAVE)
