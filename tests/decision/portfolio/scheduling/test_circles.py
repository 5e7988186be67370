from prioritisation.decision.portfolio.scheduling.circles import impossible_circles
from prioritisation.decision.programme.rules import Must, Requires


def needs(measure, *needed, gap=0):
    return Requires(id=f"{measure}-{needed}", measure=measure, needs=needed, gap=gap)


def test_measures_that_need_one_another_at_once_can_all_be_chosen():
    assert impossible_circles([needs("a", "b"), needs("b", "a")]) == ()


def test_a_circle_with_time_in_it_can_never_start():
    assert impossible_circles([needs("a", "b", gap=1), needs("b", "a")]) == (("b", "a"),)


def test_a_circle_over_several_measures_is_named_once_and_in_order():
    rules = [needs("a", "b", gap=1), needs("b", "c", "d", gap=1), needs("c", "a"), needs("d", "e")]
    (circle,) = impossible_circles(rules)
    assert circle == ("b", "c", "a")


def test_what_only_follows_is_no_circle():
    rules = [needs("a", "b", gap=2), needs("b", "c", gap=1), Must(id="m", measures=("a",))]
    assert impossible_circles(rules) == ()
