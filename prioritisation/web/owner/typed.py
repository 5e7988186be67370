"""What an owner sends by the form of one measure, as a value of ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal

from prioritisation.actions.telling_progress import Told
from prioritisation.actions.typing import typed_amount, typed_euros
from prioritisation.decision.programme.progress import ProgressState
from prioritisation.decision.programme.resources import Resource
from prioritisation.errors import InvalidValueError
from prioritisation.wording.wording import Wording

USED = "used-"


def told_by_form(form: Mapping[str, str], resources: Iterable[Resource], say: Wording) -> Told:
    """Return what the form tells; an amount left empty is not told.

    Raises
    ------
    InvalidValueError : no state is chosen, or an amount is no number; `field` names it in the
        reader's language.
    """
    state = form.get("state", "")
    if state not in set(ProgressState):
        raise InvalidValueError("state_missing", field="")
    typed = {resource: form.get(f"{USED}{resource.id}", "").strip() for resource in resources}
    return Told(
        state=ProgressState(state),
        used={r.id: amount_of(text, r, say) for r, text in typed.items() if text},
        # A browser ends the lines of a form its own way.
        note=form.get("note", "").replace("\r\n", "\n").strip(),
    )


def amount_of(text: str, resource: Resource, say: Wording) -> Decimal:
    """Return an amount of a resource as it was typed: of euros whole ones.

    Raises
    ------
    InvalidValueError : it is not a number, is below 0, or is no multiple of the resource's step.
    """
    name = say.text(resource.name)
    is_euros = resource.unit == "€" and resource.step == resource.step.to_integral_value()
    amount = (typed_euros if is_euros else typed_amount)(text[:60], name, say.language)
    if amount < 0:
        rule = "not_whole_euros" if is_euros else "not_zero_or_more"
        raise InvalidValueError(rule, field=name, value=text)
    return resource.checked(amount, name)


def seen_by_form(text: str) -> datetime | None:
    """Return when that was told which the form showed as the latest; None = nothing was.

    Raises
    ------
    InvalidValueError : the form is not one of ours.
    """
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError as error:
        raise InvalidValueError("not_understood", field="seen") from error
