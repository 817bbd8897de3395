"""The cover, 一、基本情况 and 二、总体对照情况."""

from __future__ import annotations

from lxml import etree

from workbench.domain.findings import ConflictType, Severity
from workbench.domain.numerals import format_chinese
from workbench.report import statistics
from workbench.report.body import Body, divided
from workbench.report.market_part import entry_of
from workbench.report.ooxml import PORTRAIT_WIDTH, CellContent, add_row, paragraph, table, text_cell
from workbench.report.scope import Scope
from workbench.report.wording import cities_word, full_date, joined

#: Shades for the share of a chapter's matters that a city regulates, lightest first: (least share, fill, is dark).
_COVERAGE = ((1.0, "9DB2CF"), (0.75, "B7C7DD"), (0.5, "D0DBE9"), (0.000001, "E8EEF5"), (0.0, "FFFFFF"))
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
    widths = divided(PORTRAIT_WIDTH, (4, 13, 5, 4))
    node = table(widths)
    add_row(
        node,
        widths,
        [text_cell(h, "TableHead", shade="E7E6E6") for h in ("城市", "文本名称", "版本", "阶段")],
        header=True,
    )
    for index in scope.documents:
        info = _draft(scope, index)
        cells = [
            text_cell(scope.names[index], "TableCentre"),
            text_cell(info[0]),
            text_cell(info[1], "TableCentre"),
            text_cell(info[2], "TableCentre"),
        ]
        add_row(node, widths, cells, middle=True)
    blocks.append(node)
    return blocks


def _draft(scope: Scope, index: int) -> tuple[str, str, str]:
    """Title, version and stage of a document."""
    info = next((d for d in scope.data.drafts if d.index == index), None)
    title = info.title if info and info.title else scope.data.table.documents[index].title
    stage = info.stage.value if info and info.stage else "—"
    return f"《{title.strip('《》')}》", (info.version if info else "") or "—", stage


def basics(body: Body, scope: Scope) -> None:
    """一、基本情况: what was compared, and the executive summary."""
    body.heading(1, "基本情况")
    # no 、 between titles in 《》: GB/T 15834, 4.5.3.5
    titles = "".join(_draft(scope, i)[0] for i in scope.documents)
    who = cities_word(scope)
    body.text(
        f"根据《中华人民共和国立法法》第八十三条关于协同制定地方性法规的规定，围绕“{scope.data.project.strip('《》')}”，"
        f"对{titles}共{len(scope.documents)}件法规文本进行了逐条对照审查。现将有关情况报告如下，供联席会议研究。"
    )
    body.text(_extent(scope, who))
    for words in _summary(scope):
        body.text(words)


def _extent(scope: Scope, who: str) -> str:
    rows = statistics.rows_by_cities(scope)
    count = len(scope.documents)
    everywhere, alone = rows[count], rows[1] if count > 1 else 0
    parts = "、".join(f"{scope.names[i]}{len(scope.data.regulations[i].articles)}条" for i in scope.documents)
    return (
        f"{who}文本共{statistics.articles_total(scope)}条（{parts}），经逐条比对，归并为{len(scope.rows)}个规范事项。"
        f"其中，{who}均作规定的{everywhere}个，占{_percent(everywhere, len(scope.rows))}；"
        f"仅部分作出规定的{len(scope.rows) - everywhere - alone}个；仅一市作出规定的{alone}个。"
    )


def _summary(scope: Scope) -> list[str]:
    """The executive summary: what was found, what the meeting has to settle."""
    severity = statistics.by_severity(scope)
    conflicts = len(scope.conflicts)
    result = []
    if conflicts:
        kinds = sorted(
            {c.type for c in scope.conflicts}, key=lambda t: (-_of_type(scope, t), list(ConflictType).index(t))
        )
        leading = "、".join(f"{t.chinese}{_of_type(scope, t)}处" for t in kinds[:3])
        result.append(
            f"审查发现条文实质性不一致{conflicts}处，按影响程度分：需重点协调的{severity[Severity.HIGH]}处、"
            f"需协调统一的{severity[Severity.MEDIUM]}处、建议关注的{severity[Severity.LOW]}处；"
            f"按类型分，较为集中的是{leading}。"
        )
    else:
        result.append("审查未发现条文之间存在实质性不一致。")
    if scope.market:
        cities = [scope.names[i] for i in scope.documents if any(f.document == i for f in scope.market)]
        result.append(
            f"对照《公平竞争审查条例》规定的审查标准，发现可能妨碍统一市场和公平竞争的条款{len(scope.market)}处，"
            f"涉及{joined(cities)}，应当逐条说明依据，分别作出修改、废止、保留或者继续研究的处理。"
        )
    else:
        result.append("对照《公平竞争审查条例》规定的审查标准，未发现明显妨碍统一市场和公平竞争的条款。")
    if scope.data.dismissed:
        result.append(f"此外，经人工核实，已排除审查提示{scope.data.dismissed}处，不再列入本报告。")
    result.append(_asks(scope))
    return result


def _asks(scope: Scope) -> str:
    open_conflicts = len(statistics.undecided(scope))
    counts = statistics.note_counts(scope).values()
    unsettled, overdue = sum(c.unsettled for c in counts), sum(c.overdue for c in counts)
    asks = []
    if open_conflicts:
        asks.append(f"对尚未议定的{open_conflicts}处不一致条款逐项研究，能够统一的予以统一，确需保留差异的说明理由")
    if unsettled:
        late = f"（其中逾期{overdue}条）" if overdue else ""
        asks.append(f"对尚在协商的{unsettled}条协调意见{late}明确办理意见和时限")
    waiting = sum(1 for f in scope.market if entry_of(scope, f) is None)
    if waiting:
        asks.append(f"对尚未作出处理的{waiting}处公平竞争审查问题明确责任单位")
    if not asks:
        return "截至本报告形成之日，各项不一致条款和协调意见均已议定。"
    numbered = "；".join(f"{format_chinese(n)}是{ask}" for n, ask in enumerate(asks, 1)) if len(asks) > 1 else asks[0]
    return f"建议联席会议重点研究以下事项：{numbered}。"


def _of_type(scope: Scope, kind: ConflictType) -> int:
    return sum(c.type is kind for c in scope.conflicts)


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
    rows = []
    for index in scope.documents:
        covered = sum(index in row.cells for row in scope.rows)
        alone = sum(list(row.cells) == [index] for row in scope.rows)
        concerned = sum(any(index in g for g in scope.groups(c)) for c in scope.conflicts)
        market = sum(f.document == index for f in scope.market)
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
    body.grid(head, rows, (4, 3, 4, 5, 4, 5, 5), centred=range(7))
    body.text("注：一条规定多个事项的，分别计入各有关事项；“涉及不一致”指该市条文列入比较的不一致处数。", "TableNote")


def _shade(scale: tuple[tuple[float, str], ...], share: float) -> str:
    return next(fill for least, fill in scale if share >= least)


def _coverage(body: Body, scope: Scope) -> None:
    body.text("各章所涉规范事项在各市文本中的规定情况见下表。底色越深，表示该市对本章事项规定越全；空白表示未作规定。")
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
    body.text("", "TableNote")


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
