"""Instances that hypothesis makes up: small, and full of what goes wrong."""

from fractions import Fraction

from hypothesis import strategies as st

from prioritisation.decision.portfolio.problem import Limit, Problem

# Few distinct numbers make ties; zeros, negative ones, decimals and large ones make traps.
whole = st.integers(0, 9).map(Fraction)
signed = st.integers(-4, 9).map(Fraction)
decimal = st.integers(-20, 90).map(lambda k: Fraction(k, 10))
third = st.integers(0, 12).map(lambda k: Fraction(k, 3))
huge = st.integers(0, 9).map(lambda k: Fraction(k * 123_456_789_012 + k % 3))

NUMBERS = (whole, signed, decimal, third, huge)


@st.composite
def problems(draw, *, largest=10, resources=(1, 3), limits=(0, 2)):
    """Problems with up to `largest` measures, that often but not always have an answer."""
    n = draw(st.integers(0, largest))
    names = draw(st.permutations([f"m{i}" for i in range(n)]))

    def row(numbers=None):
        source = draw(st.sampled_from(NUMBERS)) if numbers is None else numbers
        return tuple(draw(st.lists(source, min_size=n, max_size=n)))

    def budget(amounts):
        share = draw(st.fractions(0, 1, max_denominator=8))
        return sum((a for a in amounts if a > 0), Fraction(0)) * share

    spending = tuple(row() for _ in range(draw(st.integers(*resources))))
    follows_cost = bool(spending) and draw(st.integers(0, 3)) == 0
    values = tuple(c + 2 for c in spending[0]) if follows_cost else row()
    budgets = tuple(None if draw(st.integers(0, 3)) == 0 else budget(a) for a in spending)
    made = []
    for k in range(draw(st.integers(*limits))):
        amounts = row()
        made.append(Limit(name=f"l{k}", amounts=amounts, at_most=budget(amounts)))
    rules = draw(
        st.lists(st.sampled_from(["", "", "", "", "must", "never"]), min_size=n, max_size=n)
    )
    return Problem(
        ids=tuple(names),
        values=values,
        resources=tuple(f"r{k}" for k in range(len(spending))),
        spending=spending,
        budgets=budgets,
        limits=tuple(made),
        must=frozenset(i for i, rule in zip(names, rules, strict=True) if rule == "must"),
        never=frozenset(i for i, rule in zip(names, rules, strict=True) if rule == "never"),
    )


def one_budget(**kwargs):
    """Problems with one resource, mostly with a budget."""
    return problems(resources=(1, 1), limits=(0, 0), **kwargs)
