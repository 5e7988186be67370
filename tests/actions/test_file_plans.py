"""What a plan file means, from its text to the answer: held to trying everything."""

import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings

from prioritisation.actions.file_plans import plan_answer
from prioritisation.actions.file_questions import FileQuestion
from prioritisation.errors import InfeasibleError
from tests.plan_file_oracle import best_of_file
from tests.plan_files import SLOW, texts


@given(texts())
@settings(deadline=None, max_examples=120, suppress_health_check=SLOW)
def test_the_answer_to_a_file_is_the_one_found_by_trying_everything(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.toml"
        path.write_text(text, encoding="utf-8")
        answer = plan_answer(str(path), FileQuestion())
    best = best_of_file(text)
    if best is None:
        assert isinstance(answer.outcome, InfeasibleError)
        return
    # Values are rounded to a grid far below what tells these apart.
    assert abs(answer.outcome.value - best.value) < Decimal("1e-7")
    starts = answer.starts if answer.asked.plan.years else dict(answer.outcome.starts)
    assert starts == best.starts
