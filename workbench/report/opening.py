"""The cover, 一、基本情况 and 二、总体对照情况."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from workbench.domain.findings import ConflictType, Severity
from workbench.domain.numerals import format_chinese
from workbench.report import statistics
from workbench.report.body import Body, divided
from workbench.report.clauses import clauses_of
from workbench.report.matters import Matter, apart, matters_of
from workbench.report.ooxml import PORTRAIT_WIDTH, CellContent, add_row, paragraph, table, text_cell
from workbench.report.options import Part
from workbench.report.scope import Scope
from workbench.report.wording import cities_word, full_date, joined, plain_title

#: Shades for the share of a chapter's matters that a city regulates, lightest first: (least share, fill, is dark).
_COVERAGE = ((1.0, "9DB2CF"), (0.75, "B7C7DD"), (0.5, "D0DBE9"), (0.000001, "E8EEF5"), (0.0, "FFFFFF"))
_COVER = ("城市", "文本名称", "版本", "阶段")
#: So many matters are listed on the first page.
_LISTED = 8
_HEAT = ((1.0, "E9A48F"), (0.66, "EFBFAF"), (0.33, "F5D6CC"), (0.000001, "FBEDE8"), (0.0, "FFFFFF"))


def cover(scope: Scope) -> list[etree._Element]:
    """The cover: marking, title, who reports when, the drafts with version and stage."""
    data = scope.data
    blocks = [paragraph(scope.options.marking, "Marking")]
    blocks += [paragraph("", "CoverText") for _ in range(4)]
    blocks.append(paragraph(data.project, "Title"))
    blocks.append(paragraph("协同立法审查报告", "Title"))
    blocks += [paragraph("", "CoverText") for _ in range(2)]
    if data.organ:
        blocks.append(paragraph(data.organ, "CoverText"))
    blocks.append(paragraph(full_date(data.date), "CoverText"))
    blocks.append(paragraph("", "CoverText"))
    infos = [_draft(scope, index) for index in scope.documents]
    shown = [n for n, head in enumerate(_COVER) if n < 2 or any(info[n] for info in infos)]
    widths = divided(PORTRAIT_WIDTH, [(4, 14, 6, 4)[n] for n in shown])
    node = table(widths)
    add_row(node, widths, [text_cell(_COVER[n], "TableHead", shade="E7E6E6") for n in shown], header=True)
    for info in infos:
        cells = [text_cell(info[n] or "—", "TableText" if n == 1 else "TableCentre") for n in shown]
        add_row(node, widths, cells, middle=True)
    blocks.append(node)
    return blocks


def _draft(scope: Scope, index: int) -> tuple[str, str, str, str]:
    """City, title, version and stage of a document; the words of the version stand in their own column."""
    info = next((d for d in scope.data.drafts if d.index == index), None)
    title = (info.title if info and info.title else scope.data.table.documents[index].title).strip("《》")
    version = info.version if info else ""
    stage = info.stage.value if info and info.stage else ""
    return scope.names[index], f"《{plain_title(title) if version else title}》", version, stage


def basics(body: Body, scope: Scope) -> None:
    """一、基本情况: what was compared, what was found, what the meeting has to settle; the essentials on one page."""
    body.heading(1, "基本情况")
    who = cities_word(scope)
    body.text(
        f"根据《中华人民共和国立法法》第八十三条关于协同制定地方性法规的规定，对{who}法规文本逐条{'审查' if scope.alone else '对照审查'}。"
        f"{_extent(scope, who)}"
    )
    for words in _summary(scope):
        body.text(words)
    matters = matters_of(scope)
    leading = [m for m in matters if m.severity is Severity.HIGH]
    if leading and scope.conflict_part:
        _leading(body, scope, leading)


def _extent(scope: Scope, who: str) -> str:
    rows = statistics.rows_by_cities(scope)
    count = len(scope.documents)
    if count == 1:
        return f"文本共{statistics.articles_total(scope)}条，归并为{len(scope.rows)}个事项。"
    everywhere, alone = rows[count], rows[1]
    return (
        f"文本共{statistics.articles_total(scope)}条，归并为{len(scope.rows)}个事项，"
        f"其中{who}均作规定的{everywhere}个，仅部分作出规定的{len(scope.rows) - everywhere - alone}个，"
        f"仅一市作出规定的{alone}个。"
    )


def _summary(scope: Scope) -> list[str]:
    """The executive summary: what was found, what the meeting has to settle."""
    found = [_conflicts_found(scope)]
    clauses = clauses_of(scope)
    if clauses:
        cities = [scope.names[i] for i in scope.documents if any(c.document == i for c in clauses)]
        found.append(f"发现可能妨碍统一市场和公平竞争的条款{len(clauses)}处，涉及{_cities(scope, cities)}。")
    else:
        found.append("对照《公平竞争审查条例》规定的审查标准，未发现明显妨碍统一市场和公平竞争的条款。")
    if scope.drafting and Part.DRAFTING in scope.options.parts:
        found.append(f"对照立法技术规范，提示立法技术问题{len(scope.drafting)}处。")
    if scope.data.dismissed:
        found.append(f"经人工核实，已排除审查提示{scope.data.dismissed}处，不再列入本报告。")
    return ["".join(found), _asks(scope)]


def _conflicts_found(scope: Scope) -> str:
    if scope.alone:
        return scope.alone
    if not scope.conflicts:
        return "审查未发现条文之间存在实质性不一致。"
    matters = matters_of(scope)
    parts = []
    for words, severity in zip(("需重点协调", "需协调统一", "建议关注"), Severity, strict=True):
        found = [m for m in matters if m.severity is severity]
        if found:
            parts.append(f"{words}的{len(found)}项（{sum(len(m.conflicts) for m in found)}处）")
    return f"审查发现条文实质性不一致{len(scope.conflicts)}处，涉及{len(matters)}个事项：{'、'.join(parts)}。"


def _leading(body: Body, scope: Scope, matters: Sequence[Matter]) -> None:
    """The matters of the greatest weight, a line each; the numbers are those of part three."""
    shown = matters[:_LISTED]
    body.caption("需重点协调的事项一览")
    # it begins on the first page, whatever of it fits there
    rows = []
    for matter in shown:
        grave = [c for c in matter.conflicts if c.severity is matter.severity]
        words = "；".join(f"{c.type.chinese.removesuffix('不一致')}：{apart(scope, c)}" for c in grave)
        state = "已议定" if matter.decisions else "协商中" if matter.notes else "待议"
        rows.append((str(matter.number), matter.topic, words, state))
    body.grid(("序号", "事项", "与多数市不同的规定", "状态"), rows, (3, 12, 20, 4), centred=(0, 3), small=True, whole=0)
    left = len(matters) - len(shown)
    body.text(f"注：序号为{scope.conflict_part}的事项序号{f'；另有{left}项见该部分' if left else ''}。", "TableNote")


def _asks(scope: Scope) -> str:
    matters = matters_of(scope)
    open_ones = [m for m in matters if not m.decisions]
    counts = statistics.note_counts(scope).values()
    unsettled, overdue = sum(c.unsettled for c in counts), sum(c.overdue for c in counts)
    asks = []
    if open_ones:
        asks.append(f"尚未议定的不一致条款{sum(len(m.conflicts) for m in open_ones)}处，涉及{len(open_ones)}个事项")
    if unsettled:
        late = f"，其中逾期{overdue}条" if overdue else ""
        asks.append(f"尚待协商的协调意见{unsettled}条{late}")
    waiting = sum(not c.entries for c in clauses_of(scope))
    if waiting:
        asks.append(f"尚未作出处理的公平竞争问题{waiting}处，需明确处理意见和责任单位")
    if not asks:
        settled = [words for words, there in (("不一致条款", matters), ("协调意见", scope.notes)) if there]
        if not settled:
            return "没有需要提请联席会议研究的事项。"
        return f"截至本报告形成之日，各项{'和'.join(settled)}均已议定。"
    numbered = "；".join(f"{format_chinese(n)}是{ask}" for n, ask in enumerate(asks, 1)) if len(asks) > 1 else asks[0]
    return f"提请联席会议研究：{numbered}。"


def _cities(scope: Scope, names: Sequence[str]) -> str:
    return cities_word(scope) if len(names) == len(scope.documents) > 2 else joined(names)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "0%"


def overview(body: Body, scope: Scope) -> None:
    """二、总体对照情况: the numbers, the coverage map, the conflict matrix."""
    body.heading(1, "总体对照情况")
    body.heading(2, "对照总体数据")
    _numbers(body, scope)
    body.heading(2, "各市规定覆盖情况")
    _coverage(body, scope)
    if len(scope.documents) > 1:
        body.heading(2, "条文不一致的分布")
        _types(body, scope)
        _matrix(body, scope)


def _numbers(body: Body, scope: Scope) -> None:
    total = len(scope.rows)
    clauses = clauses_of(scope)
    rows = []
    for index in scope.documents:
        covered = sum(index in row.cells for row in scope.rows)
        alone = sum(list(row.cells) == [index] for row in scope.rows)
        concerned = sum(any(index in g for g in scope.groups(c)) for c in scope.conflicts)
        market = sum(c.document == index for c in clauses)
        articles = len(scope.data.regulations[index].articles)
        rows.append(
            (
                scope.names[index],
                str(articles),
                f"{covered}",
                _percent(covered, total),
                str(alone),
                str(concerned),
                str(market),
            )
        )
    body.caption("各市文本对照总体数据")
    head = ("城市", "条文数", "规定事项", f"覆盖率（共{total}项）", "独有事项", "涉及不一致", "公平竞争问题")
    body.grid(head, rows, (4, 4, 4, 5, 4, 5, 6), centred=range(7))
    body.text("注：一条规定多个事项的，分别计入各有关事项；“涉及不一致”指该市条文列入比较的不一致处数。", "TableNote")


def _shade(scale: tuple[tuple[float, str], ...], share: float) -> str:
    return next(fill for least, fill in scale if share >= least)


def _coverage(body: Body, scope: Scope) -> None:
    body.text("各章所涉事项在各市文本中的规定情况见下表。底色越深，表示该市对本章事项规定越全；“—”表示未作规定。")
    body.caption("各市规定覆盖情况")
    rows = []
    for group in statistics.chapters(scope):
        cells: list[str | CellContent] = [text_cell(group.name), str(group.rows)]
        for index in scope.documents:
            done = group.covered[index]
            cells.append(
                text_cell(str(done) if done else "—", "TableCentre", shade=_shade(_COVERAGE, done / group.rows))
            )
        rows.append(cells)
    head = ["章别", "事项数", *(scope.names[i] for i in scope.documents)]
    body.grid(head, rows, (8, 4, *(4 for _ in scope.documents)), centred=range(1, len(head)))
    body.text("注：表中数字为该市作出规定的事项数；章别按各市多数条文所在章的名称归并。", "TableNote")


def _types(body: Body, scope: Scope) -> None:
    counts = statistics.by_type(scope)
    severities = list(Severity)
    rows = []
    for kind in sorted({t for t, _ in counts}, key=list(ConflictType).index):
        own = [counts[kind, s] for s in severities]
        rows.append((kind.chinese, *(str(n) if n else "—" for n in own), str(sum(own))))
    totals = [sum(counts[t, s] for t, _ in {(t, 0) for t, _ in counts}) for s in severities]
    rows.append(("合计", *(str(n) for n in totals), str(sum(totals))))
    body.caption("不一致条款的类型和影响程度")
    body.grid(("类型", "高", "中", "低", "合计"), rows, (6, 3, 3, 3, 3), centred=range(5))
    grave = totals[0]
    told = f"，所以影响程度高的{grave}处都在需重点协调的事项之中" if grave else ""
    body.text(
        f"注：高、中、低是每一处的影响程度；一个事项有几处不一致的，按其中程度最高的一处归类{told}。", "TableNote"
    )


def _matrix(body: Body, scope: Scope) -> None:
    counts = statistics.between(scope)
    most = max(counts.values(), default=0)
    rows = []
    for a in scope.documents:
        cells: list[str | CellContent] = [text_cell(scope.names[a], "TableHead", shade="E7E6E6")]
        for b in scope.documents:
            number = counts.get((a, b), 0)
            share = number / most if most else 0.0
            shown = "＼" if a == b else str(number)
            cells.append(text_cell(shown, "TableCentre", shade="F2F2F2" if a == b else _shade(_HEAT, share)))
        rows.append(cells)
    body.caption("各市文本两两之间的不一致处数")
    names = [scope.names[i] for i in scope.documents]
    body.grid(("城市", *names), rows, [4] * (len(names) + 1), centred=range(len(names) + 1))
    body.text(
        "注：底色越深，表示两市之间不一致的条款越多；同一处不一致涉及多市的，在各有关城市之间分别计数。", "TableNote"
    )
