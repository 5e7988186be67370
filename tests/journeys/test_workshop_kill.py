"""A server that is killed in the middle of a workshop: phones go on, and nothing is lost."""

import re
import subprocess
import sys
from pathlib import Path

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "workshop.py"


def test_after_a_kill_every_acknowledged_score_is_there_once_and_nobody_joins_again():
    run = subprocess.run(
        [sys.executable, str(BENCHMARK), "--quick", "--kill"],
        cwd=BENCHMARK.parents[1],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    (told,) = re.findall(
        r"errors (\d+), asked again (\d+), acknowledged (\d+), lost (\d+), doubled (\d+)",
        run.stdout,
    ) or [run.stderr]
    errors, again, acknowledged, lost, doubled = map(int, told)
    assert (errors, acknowledged, lost, doubled) == (0, 8 * 4 * 3, 0, 0), run.stdout
    assert again > 0
