"""Sending the project's shared words to the other offices, and taking in what they send."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from workbench.services.exchange import MergePreview
from workbench.ui.text import tr
from workbench.ui.views.forms import Form

_KINDS = {
    "note": "协调意见",
    "decision": "事项决定",
    "judgement": "审查判断",
    "ledger": "清理台账",
    "draft": "草案",
    "correction": "更正",
    "meeting": "联席会议",
    "opinion": "征求意见",
    "contact": "联系人",
    "project": "项目信息",
}


class SendDialog(Form):
    """Asks for whom and how a project is sent. Signals: only those of QDialog."""

    careful = False

    def __init__(self, cities: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(tr("发送给其他市"), parent)
        self.resize(480, 0)
        self.save.setText(tr("选择保存位置…"))
        self.lead(tr("生成一个交换文件，包含本项目中全部共享的意见、决定和记录；内部意见不会写入。"))
        self.recipient = QComboBox()
        self.recipient.addItem(tr("其他各市"), "")
        for city in cities:
            self.recipient.addItem(city, city)
        self.drafts = QCheckBox(tr("附上各市草案原件"))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.again = QLineEdit()
        self.again.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setPlaceholderText(tr("不填则不加密"))
        form = QFormLayout()
        form.addRow(tr("发给："), self.recipient)
        form.addRow("", self.drafts)
        form.addRow(tr("口令："), self.passphrase)
        form.addRow(tr("再输一遍："), self.again)
        self.column.addLayout(form)
        for line in (self.passphrase, self.again):
            line.textChanged.connect(self.update_buttons)
        self.finish()

    def complete(self) -> bool:
        """The pass phrase was written alike twice."""
        return self.passphrase.text() == self.again.text()


class PassphraseDialog(Form):
    """Asks for the pass phrase of a sealed file. Signals: only those of QDialog."""

    careful = False

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("输入口令"), parent)
        self.resize(420, 0)
        self.save.setText(tr("打开"))
        self.lead(tr("“{name}”已加密，请输入发送方告知的口令。", name=name))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.textChanged.connect(self.update_buttons)
        self.column.addWidget(self.passphrase)
        self.finish()

    def complete(self) -> bool:
        """Something was written."""
        return bool(self.passphrase.text())


class MergeDialog(Form):
    """Shows what a received file would bring before anything changes. Signals: only those of QDialog."""

    def __init__(self, name: str, preview: MergePreview, parent: QWidget | None = None) -> None:
        super().__init__(tr("并入收到的文件"), parent)
        self.resize(520, 0)
        self.save.setText(tr("并入"))
        self._new = preview.new + preview.drafts
        self.lead(tr("“{name}”由{city}发来。", name=name, city=preview.sender))
        lines = [tr("新的记录{n}条，已有{k}条（不重复并入）。", n=preview.new, k=preview.known)]
        for kind, count in preview.kinds:
            lines.append(tr("　{kind}：{n}条", kind=tr(_KINDS.get(kind, kind)), n=count))
        if preview.drafts:
            lines.append(tr("　草案原件：{n}份", n=preview.drafts))
        for proposal in preview.disputes:
            lines.append(tr("各市说法不一，并入后两种说法都会保留：{proposal}", proposal=proposal))
        lines += preview.notices
        if not self._new:
            lines.append(tr("没有新的内容。"))
        self.summary = QLabel("\n".join(lines))
        self.summary.setWordWrap(True)
        self.column.addWidget(self.summary)
        self.lead(tr("并入只增加内容，不会改动或覆盖任何人已写的文字；并入前自动备份。"))
        self.finish()

    def complete(self) -> bool:
        """There is something to take in."""
        return self._new > 0
