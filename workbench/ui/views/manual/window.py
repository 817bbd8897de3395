"""The manual's window: contents with search at the left, the page at the right."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QImage, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from workbench.ui import manual
from workbench.ui.icons import icon
from workbench.ui.text import tr
from workbench.ui.theme import LIGHT, Theme

_SIZE, _CONTENTS = QSize(1120, 660), 230
_MARGIN = 24
#: What a page's paragraphs and a scroll bar that comes later take from the width, besides the margins.
_BESIDE = 24
_ID = Qt.ItemDataRole.UserRole


class PageView(QTextBrowser):
    """Shows pages by ``page:name#heading``; pictures wider than the window are made smaller. Signals: QTextBrowser's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.setAccessibleName(tr("手册正文"))
        self.document().setDocumentMargin(_MARGIN)
        self._width = 0
        self._later = QTimer(self, singleShot=True, interval=150)
        self._later.timeout.connect(self.reload)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Pages and pictures come from the manual's folder, and nothing from elsewhere."""
        name = QUrl(name)
        if kind == QTextDocument.ResourceType.HtmlResource.value and name.scheme() == "page":
            try:
                return manual.html(manual.page(name.path()), self.theme)
            except KeyError:
                return ""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            image = QImage(str(manual.folder() / name.fileName()))
            room = self.viewport().width() - 2 * _MARGIN - _BESIDE
            smooth = Qt.TransformationMode.SmoothTransformation
            return image.scaledToWidth(room, smooth) if image.width() > room > 0 else image
        return None

    def reload(self) -> None:
        """Write the page anew, at the same place."""
        at = self.verticalScrollBar().value()
        super().reload()
        self.verticalScrollBar().setValue(at)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Pictures follow the width."""
        super().resizeEvent(event)
        if event.size().width() != self._width:
            self._width = event.size().width()
            self._later.start()


class ManualWindow(QMainWindow):
    """A window of its own; Esc closes it. Signals: only those of QMainWindow."""

    def __init__(self, parent: QWidget | None = None, *, theme: Theme = LIGHT) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("使用手册"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_SIZE)
        self.view = PageView()
        self.view.theme = theme
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("在手册中查找（Ctrl+F）"))
        self.words.setAccessibleName(tr("在手册中查找"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._search)
        self.words.returnPressed.connect(self.find_next)
        self.contents = QListWidget()
        self.contents.setAccessibleName(tr("手册目录"))
        self.contents.setWordWrap(True)
        self.contents.currentItemChanged.connect(lambda item, _old: self._chosen(item))
        self.none = QLabel(tr("没有找到。可以换一个词试试。"))
        self.none.setObjectName("quiet")
        self.none.setWordWrap(True)
        self.setCentralWidget(self._laid_out())
        self._make_bar(theme)
        # source() still names the page before when this comes.
        self.view.sourceChanged.connect(lambda url: self._turned(url.path()))
        self._search("")

    def _laid_out(self) -> QSplitter:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(6, 6, 0, 6)
        for widget in (self.words, self.none, self.contents):
            column.addWidget(widget)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self.view)
        split.setStretchFactor(1, 1)
        split.setSizes([_CONTENTS, _SIZE.width() - _CONTENTS])
        split.setChildrenCollapsible(False)
        return split

    def _make_bar(self, theme: Theme) -> None:
        bar = QToolBar(tr("手册"))
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addToolBar(bar)
        text, quiet = theme.colour("text"), theme.colour("line")
        self.back, self.forward = QAction(tr("← 后退"), self), QAction(tr("前进 →"), self)
        find = QAction(icon("search", text, quiet), tr("查找"), self)
        larger, smaller = QAction(tr("放大"), self), QAction(tr("缩小"), self)
        for action, keys, act in (
            (self.back, "Alt+Left", self.view.backward), (self.forward, "Alt+Right", self.view.forward),
            (find, "Ctrl+F", self._to_search), (larger, "Ctrl++", self.view.zoomIn), (smaller, "Ctrl+-", self.view.zoomOut),
        ):  # fmt: skip
            action.setShortcut(QKeySequence(keys))
            action.setToolTip(f"{action.text().strip('← →')}（{keys}）")
            action.triggered.connect(lambda _checked, act=act: act())
            bar.addAction(action)
        for action, available in ((self.back, self.view.backwardAvailable), (self.forward, self.view.forwardAvailable)):
            action.setEnabled(False)
            available.connect(action.setEnabled)

    def _to_search(self) -> None:
        self.words.setFocus()
        self.words.selectAll()

    # -- pages

    def show_page(self, name: str) -> None:
        """Turn to a page, ``name`` or ``name#heading``."""
        self.view.setSource(QUrl(f"page:{name}"))
        self.view.setFocus()

    @property
    def shown(self) -> str:
        """The name of the page that is shown."""
        return self.view.source().path()

    def _turned(self, name: str) -> None:
        """The contents follow the page."""
        for line in range(self.contents.count()):
            if self.contents.item(line).data(_ID) == name:
                self.contents.blockSignals(True)
                self.contents.setCurrentRow(line)
                self.contents.blockSignals(False)
        self._mark()

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_ID) != self.shown:
            self.view.setSource(QUrl(f"page:{item.data(_ID)}"))

    # -- search

    def _search(self, words: str) -> None:
        """List the pages that hold the words, and mark them on the page that is shown."""
        self.contents.blockSignals(True)
        self.contents.clear()
        for one in manual.found(words):
            item = QListWidgetItem(one.title)
            item.setData(_ID, one.id)
            item.setToolTip("\n".join(list(manual.excerpts(one, words))[:3]))
            self.contents.addItem(item)
        self.contents.blockSignals(False)
        self.none.setVisible(not self.contents.count())
        self._turned(self.shown)

    def find_next(self) -> None:
        """Go to the next place of the words: on this page, then on the next one that holds them."""
        first = next(iter(self.words.text().split()), "")
        if not first:
            return
        listed = [self.contents.item(n).data(_ID) for n in range(self.contents.count())]
        if self.shown in listed and self.view.find(first):
            return
        if listed:
            after = (listed.index(self.shown) + 1) % len(listed) if self.shown in listed else 0
            self.view.setSource(QUrl(f"page:{listed[after]}"))
            self.view.moveCursor(QTextCursor.MoveOperation.Start)
            self.view.find(first)

    def _mark(self) -> None:
        """Mark all places of the words on the page."""
        marks: list[QTextEdit.ExtraSelection] = []
        for word in self.words.text().split():
            pattern = QRegularExpression(
                QRegularExpression.escape(word), QRegularExpression.PatternOption.CaseInsensitiveOption
            )
            at = self.view.document().find(pattern, 0)
            while not at.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = at  # type: ignore[attr-defined]
                mark.format.setBackground(self.view.theme.colour("selection"))  # type: ignore[attr-defined]
                mark.format.setFontUnderline(True)  # type: ignore[attr-defined]
                marks.append(mark)
                at = self.view.document().find(pattern, at)
        self.view.setExtraSelections(marks)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc closes the manual."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
