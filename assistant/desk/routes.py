"""The desk's routes; each needs a key, whose name is noted as who approved."""

from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response

from assistant.assistant import Assistant
from assistant.deps import Chosen, Reports, Stored
from assistant.desk.approved import ApprovedAnswers
from assistant.desk.bodies import ApprovalBody, ApprovedBody, CountsBody, GroupBody
from assistant.desk.counts import Counts, count
from assistant.desk.export import approvals_csv, counts_csv, groups_csv
from assistant.desk.groups import Group, groups
from assistant.desk.standing import NotApprovable, check_approvable
from assistant.documented import CSV, also
from assistant.guard import BAD_KEY
from assistant.store.types import Approval, Store

NOT_FOUND = "没有这条审核答复，可能已被撤回；请刷新页面。"
router = APIRouter()
Days = Annotated[int, Query(ge=1, le=366, description="How many days back.")]


async def _staff(request: Request) -> str:
    owner: str | None = getattr(request.state, "key_owner", None)
    if not owner:
        raise HTTPException(401, BAD_KEY)
    return owner


Staff = Annotated[str, Depends(_staff)]


@router.get("/api/desk/groups")
def list_groups(_: Staff, assistant: Chosen, store: Stored, days: Days = 30) -> list[GroupBody]:
    """Return what was refused, unsure or marked as no help, grouped by meaning."""
    return [GroupBody.of(group) for group in _groups(assistant, store, days)]


@router.get("/api/desk/approvals")
def list_approvals(_: Staff, assistant: Chosen, store: Stored) -> list[ApprovedBody]:
    """Return the approved answers, those that are suspended first."""
    _approved(assistant).refresh()
    return [_body(approval, assistant) for approval in _approvals(assistant, store)]


@router.post("/api/desk/approvals", status_code=201)
def approve(body: ApprovalBody, by: Staff, registry: Reports, store: Stored) -> ApprovedBody:
    """Approve an answer: its quote must be verbatim, its figures must stand in the quote."""
    assistant = registry.assistant(body.report)
    approval = body.value(assistant.index.facts.slug, by)
    kept = store.approve(replace(approval, context=_context(approval, assistant)))
    _approved(assistant).refresh()
    return _body(kept, assistant)


@router.delete("/api/desk/approvals/{number}", status_code=204)
def withdraw(number: int, _: Staff, assistant: Chosen, store: Stored) -> None:
    """Take an approved answer back."""
    _one(number, assistant, store)
    store.withdraw(number)
    _approved(assistant).refresh()


@router.post("/api/desk/approvals/{number}/release")
def release(number: int, by: Staff, assistant: Chosen, store: Stored) -> ApprovedBody:
    """Tell a suspended answer again, checked against the report as it is now."""
    old = _one(number, assistant, store)
    checked = replace(
        old, context=_context(old, assistant), suspended="", approved_by=by, at=datetime.now(UTC)
    )
    kept = store.approve(replace(checked, id=0))
    store.withdraw(old.id)
    _approved(assistant).refresh()
    return _body(kept, assistant)


@router.get("/api/desk/counts")
def counts(_: Staff, assistant: Chosen, store: Stored, days: Days = 30) -> CountsBody:
    """Return how much was asked, answered and refused, by day, section and topic."""
    return CountsBody.model_validate(asdict(_counts(assistant, store, days)))


@router.get("/api/desk/export", response_class=Response, responses=also(CSV))
def export(
    _: Staff,
    assistant: Chosen,
    store: Stored,
    what: Literal["groups", "approvals", "counts"],
    days: Days = 30,
) -> Response:
    """Return one of the desk's tables as CSV for a spreadsheet."""
    if what == "groups":
        text = groups_csv(_groups(assistant, store, days))
    elif what == "approvals":
        text = approvals_csv(_approvals(assistant, store))
    else:
        text = counts_csv(_counts(assistant, store, days))
    return Response(text, media_type="text/csv; charset=utf-8")


def _approved(assistant: Assistant) -> ApprovedAnswers:
    assert assistant.approved is not None  # set when the service starts
    return assistant.approved


def _since(days: int) -> datetime:
    """Return the midnight, by the server's clock, with which that many days begin."""
    today = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return (today - timedelta(days=days - 1)).astimezone(UTC)


def _groups(assistant: Assistant, store: Store, days: int) -> list[Group]:
    slug, since = assistant.index.facts.slug, _since(days)
    return groups(
        store.questions(slug, since),
        store.feedback(slug, since),
        assistant.index.embed,
        assistant.is_approved,
    )


def _counts(assistant: Assistant, store: Store, days: int) -> Counts:
    index, since = assistant.index, _since(days)
    titles = {section.id: section.path[-1] for section in index.report.sections}
    asked = store.questions(index.facts.slug, since)
    first, last = since.astimezone().date(), datetime.now().astimezone().date()
    return count(asked, titles, first, last)


def _approvals(assistant: Assistant, store: Store) -> list[Approval]:
    found = store.approvals(assistant.index.facts.slug)
    return sorted(found, key=lambda approval: (not approval.suspended, -approval.id))


def _one(number: int, assistant: Assistant, store: Store) -> Approval:
    for approval in _approvals(assistant, store):
        if approval.id == number:
            return approval
    raise HTTPException(404, NOT_FOUND)


def _context(approval: Approval, assistant: Assistant) -> str:
    try:
        return check_approvable(approval, assistant.index.report).context
    except NotApprovable as error:
        raise HTTPException(422, str(error)) from None


def _body(approval: Approval, assistant: Assistant) -> ApprovedBody:
    sections = {section.id: section.path for section in assistant.index.report.sections}
    return ApprovedBody.of(approval, sections.get(approval.section_id, ()))
