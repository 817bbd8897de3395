"""The project file: one SQLite file that loses nothing, and five offices' copies of it that can be brought together.

Everything the staff write, decide or correct is an append-only event (:class:`workbench.domain.notes.Event`); what is
shown is folded from the events in the same transaction. A call that returns has put its change on the disk. All
failures are :class:`workbench.domain.errors.StoreError` with cause and remedy in Chinese.

:class:`ProjectFile` (a context manager)::

    ProjectFile.create(path, title=, city=, author=, plan_year=0, stage=None, leading="", cities=FIVE_CITIES,
                       participants=())
    ProjectFile.open(path, read_only=False, author="", wait=0.0)     # read-only when another process has it; see notices
    path, city, author (may be set), read_only, notices; info() -> ProjectInfo; seq; changed() -> bool (follow another process)
    action()                       # `with project.action():` one transaction and one step of undo

    add_draft(city, title, name, data, regulation=None, label="", stage=None) -> Draft; edit_draft; remove_draft
    drafts() -> tuple[Draft, ...]; draft(id); blob(sha256) -> bytes; has_blob(sha256); store_blob(data) -> sha256
    regulation(sha256, variant="") -> Regulation | None; store_regulation(sha256, regulation, variant="")
    analysis(key) -> (ComparisonTable, ReviewResult | None) | None; store_analysis(key, table, review)
    renew_analysis(key) -> bool; stored_size() -> bytes; pack_regulation, pack_analysis (done beforehand, elsewhere)

    add_note(text, anchor, kind=, visibility=, stage=, responsible=, due=, status=, tags=, attachments=) -> Note
    reply(note_id, text, to="", visibility=) -> Reply; set_status(note_id, status); edit_note(note_id, text=, …)
    delete_note(note_id); share_note(note_id) -> Note
    note(id); notes(at=anchors, city=, status=, kind=, stage=, responsible=, visibility=, due_before=, contested=, limit=)
    search(words, limit=200) -> tuple[Note, ...]

    decide(anchors, form, text=, value=, reasons={city: reason}, remark=, key="") -> Decision; decisions(); remove_decision
    judge(key, verdict, reason=, type=, anchors=); withdraw_judgement(key); judgements() -> {key: Judgement}
    correct(kind, payload, anchors=) -> Correction; corrections(kind=""); remove_correction(id)
    put_ledger(key, disposition, anchor=, standard=, responsible=, due=, reason=, done=, title=, severity=, explanation=,
               suggestion=, conclusion=, concluded=) -> LedgerEntry; ledger(); remove_ledger
    store_screenings(folder, engine, screenings, files); screenings(); screened_by(engine); screened_files(folder);
    screened_folders(); forget_screened(folder, kept)             # batch screening, of this copy alone
    project() -> Project; set_project(title=, plan_year=, stage=, leading=, cities=, participants=, remark=)
    put_contact(city, organ=, person=, phone=, remark=); contacts()
    put_meeting(date, title=, place=, agenda=, minutes=, meeting_id="") -> Meeting; meetings(); remove_meeting
    put_opinion(source, text, group=, date=, anchor=, adoption=, reason=, opinion_id="") -> Opinion; opinions(); remove_opinion

    undo() -> str; redo() -> str; undoable() -> str; redoable() -> str    # Chinese words for the step, "" when there is none
    history(subjects=None, at=anchors, limit=-1) -> tuple[HistoryEntry, ...]; subjects_at(anchors)

    events(since=0, limit=-1) -> [(seq, Event)]; append(events) -> [new Event]

    verify() -> Verification (ok, problems, version, counts); repair(); backup(); backups(); save_copy(target);
    settle() (call when idle); compact()

Bringing offices together (:mod:`workbench.store.exchange`)::

    send(project, path, drafts=False, recipient="", passphrase="") -> Sent          # only what is shared
    merge(project, path, dry_run=False, passphrase="") -> MergeResult(new, known, conflicts, drafts, notices, …)
    join(path, received, city=, author=, passphrase="") -> ProjectFile              # a new copy made from a received file

A project on a share or stick is worked on in a copy on this computer when it is opened with ``on_copy=True``; closing brings
it back (:mod:`workbench.store.checkout`).

The way back: :func:`restore` puts a backup in a damaged project's place and rescues what is readable beyond it; :func:`go_back`
puts a sound project back to the state of a backup, after a backup of the present one; :func:`backups` lists them for a path
that need not open, :func:`notes_in` counts a backup's notes. Anchors:
:func:`follow` follows words into a new version.

An object on which offices said different things at the same time shows the last word by the logical clock and carries
the others in ``disputes`` (of a note) or ``trace.disputes`` (of everything else), each with a proposal to settle it.
"""

from workbench.store.anchors import Followed, Trail, follow
from workbench.store.backup import Backup, backups, backups_in, notes_in
from workbench.store.drafts import pack_analysis, pack_regulation
from workbench.store.exchange import MergeConflict, MergeResult, Sent, join, merge, send
from workbench.store.matters import matter_key
from workbench.store.projectfile import SUFFIX, ProjectFile
from workbench.store.salvage import Restored, go_back, restore

__all__ = [
    "SUFFIX",
    "Backup",
    "Followed",
    "MergeConflict",
    "MergeResult",
    "ProjectFile",
    "Restored",
    "Sent",
    "Trail",
    "backups",
    "backups_in",
    "follow",
    "go_back",
    "join",
    "matter_key",
    "merge",
    "notes_in",
    "pack_analysis",
    "pack_regulation",
    "restore",
    "send",
]
