"""What the pane at the right says about a matter, as HTML for a text browser; each thing one can do is a link."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from workbench.domain.findings import Conflict, Evidence, MarketFinding
from workbench.domain.labels import written_article
from workbench.domain.notes import Dispute, Note, Visibility
from workbench.domain.project import Decision, DecisionForm, HistoryEntry, Judgement, LedgerEntry, Verdict
from workbench.domain.table import Row
from workbench.services.agreement import distances
from workbench.services.analysis import Analysis
from workbench.services.overview import Matter, MatterKind, judgement_key
from workbench.services.standards import standard_names
from workbench.ui.session import Session
from workbench.ui.text import tr
from workbench.ui.theme import Theme

#: How many lines of a row's story are told at first.
_STORY = 8
#: A quote of so many characters is worth saying only once.
_LONG = 12
#: Between links: wide enough that the next one is not hit by mistake, and a place to break the line.
_APART = "&nbsp;&nbsp;&nbsp;&nbsp; "


def written(label: str) -> str:
    """第十二条 for the label "12"; the label itself where it is none."""
    try:
        return written_article(label)
    except ValueError:
        return label


def number_of(key: str) -> int:
    """The position in the review that a matter's key names."""
    return int(key.partition(":")[2])


def without_quotes(explanation: str, quotes: Sequence[str]) -> str:
    """An explanation without the cities' words, where it repeats what stands below it.

    “适用范围”不一致：太原规定为“……”，晋中规定为“……”。 becomes “适用范围”不一致，各市规定如下。
    """
    repeated = sum(len(quote) >= _LONG and quote[:_LONG] in explanation for quote in quotes)
    head, colon, _ = explanation.partition("：")
    return tr("{head}，各市规定如下。", head=head) if repeated > 1 and colon else explanation


class RowPage:
    """The page on one row of the open project."""

    def __init__(self, session: Session, row: Row, analysis: Analysis, theme: Theme) -> None:
        self._session = session
        self._row = row
        self._analysis = analysis
        self._theme = theme

    def html(self, story: Sequence[HistoryEntry]) -> str:
        """The whole page; `story` is what happened on the row, oldest first."""
        found = self._session.overview.by_row.get(self._row.id, ())
        parts = [f"<h3>{escape(self._row.topic)}</h3>", self._where(), self._decision()]
        parts += [self._matter(matter) for kind in MatterKind for matter in found if matter.kind is kind]
        if not found:
            partial = self._session.partial
            told = tr("正在查找不一致条款和公平竞争问题……") if partial else tr("没有发现实质差异，也没有协调意见。")
            parts.append(self._quiet(told))
        if self._session.writable:
            parts.append(f"<p>{self._link('note', '', tr('写协调意见'))}</p>")
        parts.append(self._story(story))
        return "".join(parts)

    def _matter(self, matter: Matter) -> str:
        review = self._analysis.review
        if matter.kind is MatterKind.CONFLICT:
            return self._conflict(matter, review.conflicts[number_of(matter.key)])
        if matter.kind is MatterKind.MARKET:
            return self._market(matter, review.market[number_of(matter.key)])
        if matter.kind is MatterKind.INTERNAL:
            heading = self._heading(matter.key, tr("草案内部矛盾"), "conflict")
            return heading + self._says("、".join(matter.cities) + "：" + matter.text)
        note = self._session.records.notes.get(matter.key.partition(":")[2])
        return self._note(matter.key, note) if note is not None else ""

    # -- pieces

    def _where(self) -> str:
        documents = self._analysis.table.documents
        names = [d.name for d in documents if d.index in self._row.cells]
        lacking = [d.name for d in documents if d.index not in self._row.cells]
        text = tr("{cities}有规定", cities="、".join(names))
        if lacking:
            text += "，" + tr("{cities}没有规定", cities="、".join(lacking))
        return self._quiet(text + "。")

    def _decision(self) -> str:
        decision = self._session.decisions.get(self._row.id)
        if decision is None:
            return f"<p>{self._link('decide', '', tr('作出决定'))}</p>" if self._session.writable else ""
        words = decision.text or decision.value or decision.remark
        if decision.form is DecisionForm.OWN:
            words = "；".join(f"{city}：{reason}" for city, reason in decision.reasons.items()) or words
        return (
            self._heading("decision", "✓ " + tr("决定：{form}", form=tr(decision.form.value)), "added")
            + self._says(words)
            + self._distances(decision)
            + (self._quiet(decision.remark) if decision.remark and decision.remark != words else "")
            + self._followed(f"decision:{decision.key}")
            + self._disputes(decision.trace.disputes)
            + self._quiet(f"{decision.trace.city} {decision.trace.author}　{_day(decision.trace.time)}")
            + self._can(self._decision_links(decision))
        )

    def _followed(self, subject: str) -> str:
        """What became of the words in a newer version of the draft."""
        told = self._session.placed.remarks.get(subject, "")
        return f"<p style='color:{self._theme.changed}'>⚠ {escape(told)}</p>" if told else ""

    def _distances(self, decision: Decision) -> str:
        """How far each city's words are from the agreed text."""
        if decision.form is not DecisionForm.TEXT or not decision.text:
            return ""
        found = distances(self._analysis, self._row, decision.text)
        told = "，".join(f"{d.city} {d.percent:g}%" if d.words else tr("{city}没有规定", city=d.city) for d in found)
        return self._quiet(tr("与统一文本的差距：") + told + "。")

    def _decision_links(self, decision: Decision) -> list[str]:
        return [
            self._link("decide", decision.key, tr("修改决定")),
            self._link("remove-decision", decision.key, tr("取消决定")),
        ]

    def _conflict(self, matter: Matter, conflict: Conflict) -> str:
        places = "".join(self._evidence(d, conflict.evidence[d]) for d in sorted(conflict.evidence))
        quiet = tr("定为“{severity}”的理由：", severity=tr(conflict.severity.value)) + conflict.severity_reason
        return (
            self._heading(matter.key, f"▲ {tr(matter.title)}（{tr(conflict.severity.value)}）", "conflict")
            + self._verdict(matter.key)
            + self._says(without_quotes(conflict.explanation, [e.quote for e in conflict.evidence.values()]))
            + f"<table cellspacing='0' cellpadding='3'>{places}</table>"
            + f"<p><b>{tr('建议：')}</b>{escape(conflict.suggestion)}</p>"
            + self._quiet(quiet)
            + self._judge_links(matter.key, retype=True)
        )

    def _evidence(self, document: int, evidence: Evidence) -> str:
        told = evidence.value.text if evidence.value and evidence.value.text not in evidence.quote else ""
        value = f"<br><b>{escape(told)}</b>" if told else ""
        name = self._analysis.table.documents[document].name
        link = self._link("place", f"{document}:{evidence.article}", f"{name}{written(evidence.article)}")
        quote = f"“{escape(evidence.quote)}”" if evidence.quote else ""
        return f"<tr><td>{link}</td><td>{quote}{value}</td></tr>"

    def _market(self, matter: Matter, finding: MarketFinding) -> str:
        name = self._analysis.table.documents[finding.document].name
        link = self._link("place", f"{finding.document}:{finding.article}", f"{name}{written(finding.article)}")
        standard = standard_names().get(finding.standard, "")
        quote = "" if finding.quote in finding.explanation else f"“{escape(finding.quote)}”"
        exception = f"<p><b>{tr('可能适用的例外：')}</b>{escape(finding.exception)}</p>" if finding.exception else ""
        key = judgement_key(matter.key, self._analysis)
        entry = self._session.records.ledger.get(key)
        return (
            self._heading(matter.key, f"■ {tr('公平竞争审查')}（{tr(finding.severity.value)}）", "market")
            + self._verdict(matter.key)
            + f"<p>{tr(matter.title)}{'：' + escape(standard) if standard else ''}</p>"
            + f"<p>{link}{quote}</p>{self._says(finding.explanation)}"
            + f"<p><b>{tr('依据：')}</b>{escape('；'.join(finding.basis))}</p>"
            + f"<p><b>{tr('建议：')}</b>{escape(finding.suggestion)}</p>{exception}"
            + self._ledger(matter.key, entry)
            + self._judge_links(matter.key, retype=False)
        )

    def _ledger(self, key: str, entry: LedgerEntry | None) -> str:
        if entry is None:
            return self._can([self._link("ledger", key, tr("列入清理台账"))])
        facts = [tr(entry.disposition.value), entry.reason, entry.responsible]
        facts += [tr("期限 {due}", due=entry.due)] if entry.due else []
        facts += [tr("已于 {done} 完成", done=entry.done)] if entry.done else []
        told = "，".join(fact for fact in facts if fact)
        return f"<p><b>{tr('清理台账：')}</b>{escape(told)}</p>" + self._can(
            [self._link("ledger", key, tr("修改台账条目"))]
        )

    def _note(self, key: str, note: Note) -> str:
        replies = "".join(
            f"<p style='margin-left:14px'><b>{escape(r.city)} {escape(r.author)}</b>"
            f" <span style='color:{self._theme.quiet}'>{_day(r.time)}</span><br>{_lines(r.text)}</p>"
            for r in note.replies
        )
        facts = [tr(note.status.value), tr(note.visibility.value)]
        facts += [tr(note.stage.value)] if note.stage else []
        facts += [tr("由{city}办理", city=note.responsible)] if note.responsible else []
        facts += [tr("期限 {due}", due=note.due)] if note.due else []
        facts += [tr("已撤回")] if note.withdrawn else []
        quote = self._quiet(f"“{note.anchor.quote}”") if note.anchor.quote else ""
        quote += self._followed(f"note:{note.id}")
        links = [self._link("reply", note.id, tr("回复或更改状态")), self._link("edit-note", note.id, tr("修改意见"))]
        links.append(self._link("delete-note", note.id, tr("删除")))
        if note.visibility is Visibility.INTERNAL:
            links.append(self._link("share-note", note.id, tr("转为共享")))
        return (
            self._heading(key, f"● {tr(note.kind.value)}：{note.city} {note.author}", "note")
            + quote
            + f"<p>{_lines(note.text)}</p>"
            + self._quiet("，".join([*facts, _day(note.time)]))
            + self._attached(note)
            + self._disputes(note.disputes)
            + replies
            + self._can(links)
        )

    def _attached(self, note: Note) -> str:
        """A note's tags and attachments, each a link."""
        tags = [self._link("tag", tag, f"#{tag}") for tag in note.tags]
        texts = [self._link("attachment", f"{note.id}:{n}", a.name) for n, a in enumerate(note.attachments)]
        lines = [f"{tr('标签：')}{_APART.join(tags)}"] if tags else []
        lines += [f"{tr('附件：')}{_APART.join(texts)}"] if texts else []
        return f"<p>{'<br>'.join(lines)}</p>" if lines else ""

    def _verdict(self, key: str) -> str:
        judgement = self._judgement(key)
        if judgement is None:
            return ""
        reason = f"：{judgement.reason}" if judgement.reason else ""
        told = f"{tr('审查判断')}：{tr(judgement.verdict.value)}{reason}（{judgement.trace.city} {judgement.trace.author}）"
        return f"<p><b>{escape(told)}</b></p>" + self._disputes(judgement.trace.disputes)

    def _judge_links(self, key: str, *, retype: bool) -> str:
        judgement = self._judgement(key)
        verbs = [("confirm", Verdict.CONFIRM, tr("确认")), ("dismiss", Verdict.DISMISS, tr("排除"))]
        verbs += [("retype", Verdict.RETYPE, tr("改类"))] if retype else []
        links = [
            self._link(verb, key, text)
            for verb, verdict, text in verbs
            if not judgement or judgement.verdict != verdict
        ]
        links += [self._link("withdraw", key, tr("撤回判断"))] if judgement else []
        return self._can([*links, self._link("note-on", key, tr("就此写意见"))])

    def _judgement(self, key: str) -> Judgement | None:
        judgements = self._session.records.judgements
        return judgements.get(judgement_key(key, self._analysis)) if judgements else None

    def _disputes(self, disputes: Sequence[Dispute]) -> str:
        return "".join(
            f"<p><b>{tr('各市说法不同：')}</b>"
            + escape("；".join(f"{c.city} {c.author}：{c.value}" for c in dispute.claims))
            + (f"<br>{escape(dispute.proposal)}" if dispute.proposal else "")
            + "</p>"
            for dispute in disputes
        )

    def _story(self, story: Sequence[HistoryEntry]) -> str:
        if not story:
            return ""
        lines = "".join(
            f"<p style='color:{self._theme.quiet}'>{_day(e.time)}　{escape(e.city)} {escape(e.author)}"
            f"{'（' + tr('已撤销') + '）' if e.undone else ''}：{escape(e.sentence)}</p>"
            for e in reversed(story[-_STORY:])
        )
        return f"<hr><h4>{tr('经过')}</h4>{lines}"

    def _heading(self, key: str, text: str, colour: str) -> str:
        shown = f"<span style='color:{getattr(self._theme, colour)}'>{escape(text)}</span>"
        return f"<hr><h4><a name='{escape(key)}'></a>{shown}</h4>"

    def _link(self, verb: str, rest: str, text: str) -> str:
        return f"<a href='{verb}:{escape(rest)}' style='color:{self._theme.accent}'>{escape(text)}</a>"

    def _can(self, links: Sequence[str]) -> str:
        """What one can do, for a project that may be written."""
        return f"<p>{_APART.join(links)}</p>" if links and self._session.writable else ""

    def _says(self, text: str) -> str:
        return f"<p>{_lines(text)}</p>" if text else ""

    def _quiet(self, text: str) -> str:
        return f"<p style='color:{self._theme.quiet}'>{_lines(text)}</p>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _day(time: str) -> str:
    """The day of an ISO time."""
    return escape(time[:10])
