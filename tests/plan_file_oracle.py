"""The best answer to a plan file by trying everything, read straight off its TOML."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product

MONTHS = {5: 3, 4: 9, 3: 18, 2: 48, 1: 72}


@dataclass(frozen=True)
class Best:
    """The first portfolio in the total order: value, and start by id (t where no calendar)."""

    value: Fraction
    starts: dict[str, int]


def best_of_file(text):
    """Return the best answer to a plan with the standard criteria; None = there is none."""
    return best_of_plan(plan_of(text))


def plan_of(text):
    """Return a plan as its file has it, decimals exact."""
    return tomllib.loads(text, parse_float=Decimal)


def best_of_plan(plan):
    """Return the best answer to a plan as its file has it; None = there is none."""
    portfolios = [(_order(plan, starts, choice), starts) for choice, starts in _possible(plan)]
    if not portfolios:
        return None
    _, starts = min(portfolios, key=lambda pair: pair[0])
    years = plan.get("years", [])
    return Best(_value(plan, starts), {i: years[t] if years else t for i, t in starts.items()})


def values_of_selections(plan):
    """Return the highest value of each selection that keeps the plan, by its ids in list order."""
    found = {}
    for _, starts in _possible(plan):
        value, ids = _value(plan, starts), tuple(starts)
        found[ids] = max(value, found.get(ids, value))
    return found


def is_possible(plan):
    """Return whether anything keeps the plan."""
    return any(True for _ in _possible(plan))


def _possible(plan):
    """Yield each choice of starts that keeps budgets and rules; and the starts of the chosen."""
    years = plan.get("years", [])
    windows = [[None, *_starts(measure, years)] for measure in plan.get("measures", [])]
    ids = [measure["id"] for measure in plan.get("measures", [])]
    for choice in product(*windows):
        starts = {i: t for i, t in zip(ids, choice, strict=True) if t is not None}
        if _keeps_budgets(plan, starts) and all(_keeps(r, plan, starts) for r in _rules(plan)):
            yield choice, starts


def _starts(measure, years):
    if not years:
        return [0]
    first, last = measure.get("start", [years[0], years[-1]])
    return [t for t, year in enumerate(years) if first <= year <= last]


def _rules(plan):
    return [rule for rule in plan.get("rules", []) if rule.get("on", True)]


def _order(plan, starts, choice):
    horizon = _horizon(plan)
    spent = [sum(_spending(plan, starts, r["id"], horizon)) for r in plan["resources"]]
    taken = [t is None for t in choice]
    first = [0 if t is None else t for t in choice]
    return (-_value(plan, starts), spent, sum(starts.values()), len(starts), taken, first)


def _periods(plan):
    return max(1, len(plan.get("years", [])))


def _horizon(plan):
    """Return enough years for everything that is ever paid."""
    amounts = (
        a for m in plan["measures"] for k in ("cost", "income") for a in m.get(k, {}).values()
    )
    return _periods(plan) + max(map(len, amounts), default=0)


def _amount(plan, measure, kind, resource, k):
    years = measure.get(kind, {}).get(resource, [])
    if not plan.get("years"):
        return Fraction(sum(years)) if k == 0 else Fraction(0)
    return Fraction(years[k]) if 0 <= k < len(years) else Fraction(0)


def _tau(rule, starts):
    if all(i in starts for i in rule["measures"]):
        return max(starts[i] for i in rule["measures"])
    return None


def _together(plan):
    return [rule for rule in _rules(plan) if rule["kind"] == "together"]


def _spending(plan, starts, resource, horizon):
    spent = []
    for t in range(horizon):
        total = Fraction(0)
        for m in plan["measures"]:
            if m["id"] in starts:
                k = t - starts[m["id"]]
                total += _amount(plan, m, "cost", resource, k)
                total -= _amount(plan, m, "income", resource, k)
        for rule in _together(plan):
            if _tau(rule, starts) == t:
                total -= Fraction(rule.get("saving", {}).get(resource, 0))
        spent.append(total)
    return spent


def _keeps_budgets(plan, starts):
    periods, horizon = _periods(plan), _horizon(plan)
    for resource in plan["resources"]:
        spent = _spending(plan, starts, resource["id"], horizon)
        budget = resource.get("budget")
        if budget is not None:
            budget = budget if isinstance(budget, list) else [budget]
            carried = Fraction(0)
            for t in range(periods):
                if budget[t] is None:
                    carried = Fraction(0)
                    continue
                left = budget[t] + carried - spent[t]
                if left < 0:
                    return False
                carried = Fraction(resource.get("carry_over", 0)) * left
        if "total" in resource and sum(spent[:periods]) > resource["total"]:
            return False
        after = resource.get("after")
        after = budget[-1] if after == "last" else after
        if after is not None and any(amount > after for amount in spent[periods:]):
            return False
    return True


def _share(plan, t, months):
    several = len(plan.get("years", [])) > 1
    if plan.get("counting", "remaining" if several else "full") == "full":
        return Fraction(1)
    v = plan.get("value_years", _periods(plan))
    return max(Fraction(0), Fraction(12 * (v - t)) - months) / (12 * v)


def _months(measure):
    if "months_to_effect" in measure:
        return measure["months_to_effect"]
    speed = measure.get("scores", {}).get("speed")
    return 0 if speed is None else MONTHS[speed]


def _whole_value(plan, measure):
    objective = plan.get("objective", "benefit")
    if objective == "value":
        return Fraction(measure["value"])
    if objective == "money":
        return Fraction(measure["benefit_eur"])
    v = {c: Fraction(25 * (score - 1)) for c, score in measure["scores"].items()}
    usual = {"impact": 3, "speed": 1, "output_input": 2 if objective == "priority" else 0}
    weights = {c: Fraction(w) for c, w in (plan.get("weights") or usual).items()}
    if objective == "benefit":
        weights.pop("output_input", None)
    several = len(plan.get("years", [])) > 1
    if plan.get("counting", "remaining" if several else "full") == "remaining":
        weights.pop("speed", None)
    total = sum(weights.values())
    share = {c: weights.get(c, Fraction(0)) / total for c in v}
    if objective == "benefit":
        return share["impact"] * v["impact"] + share["speed"] * v["impact"] * v["speed"] / 100
    return sum(share[c] * v[c] for c in v)


def _counted(plan, measure, starts):
    return _whole_value(plan, measure) * _share(plan, starts[measure["id"]], _months(measure))


def _value(plan, starts):
    value = sum(
        (_counted(plan, m, starts) for m in plan["measures"] if m["id"] in starts), Fraction(0)
    )
    for rule in _together(plan):
        tau = _tau(rule, starts)
        if tau is not None:
            share = _share(plan, tau, rule.get("months_to_effect", 0))
            value += Fraction(rule.get("value", 0)) * share
    return value


def _members(plan, group):
    if isinstance(group, list):
        return set(group)
    ((key, wanted),) = group.items()
    measures = plan["measures"]
    if key == "low_hanging":
        return {
            m["id"]
            for m in measures
            if min(m["scores"]["speed"], m["scores"]["output_input"]) >= 3.5
        }
    lists = {"target_group": "target_groups", "channel": "channels", "factor": "factors"}
    if key in lists:
        return {m["id"] for m in measures if wanted in m.get(lists[key], [])}
    return {m["id"] for m in measures if m.get(key, "") == wanted}


def _sum(plan, starts, what, ids, year=None):
    chosen = [m for m in plan["measures"] if m["id"] in starts and m["id"] in ids]
    if what == "count":
        return Fraction(len(chosen))
    if what == "value":
        return sum((_counted(plan, m, starts) for m in chosen), Fraction(0))
    ts = range(_periods(plan)) if year is None else [plan["years"].index(year)]
    return sum(
        (_amount(plan, m, "cost", what, t - starts[m["id"]]) for m in chosen for t in ts),
        Fraction(0),
    )


def _keeps(rule, plan, starts):
    def within(amount, whole=Fraction(1)):
        return (
            amount >= Fraction(rule.get("at_least", -(10**9))) * whole
            and amount <= Fraction(rule.get("at_most", 10**9)) * whole
        )

    match rule["kind"]:
        case "must":
            return all(i in starts for i in rule["measures"])
        case "never":
            return not any(i in starts for i in rule["measures"])
        case "requires":
            i, gap = rule["measure"], rule.get("gap", 0)
            return i not in starts or all(
                j in starts and starts[i] >= starts[j] + gap for j in rule["needs"]
            )
        case "count":
            n = len(_members(plan, rule["of"]) & set(starts))
            return within(Fraction(n)) and rule.get("exactly", n) == n
        case "amount":
            ids = _members(plan, rule["of"])
            return within(_sum(plan, starts, rule["what"], ids, rule.get("year")))
        case "share":
            every = {m["id"] for m in plan["measures"]}
            part = _sum(plan, starts, rule["what"], _members(plan, rule["of"]))
            return within(part, _sum(plan, starts, rule["what"], every))
        case _:
            return True
