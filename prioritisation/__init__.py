"""Prioritisation: score a town's candidate measures, see them on the matrix, fund the best.

    programme + items  →  scores  →  matrix  →  portfolio  →  robustness

decision/   the pipeline, pure: no files, no tables, no text for people
store/      what is kept, in SQL: programme revisions, answers, events
exchange/   files ⇄ programme, answers, plan
wording/    results, rules, errors → sentences and numbers in each language
charts/     results → plain data → figure
actions/    what people do, one function each; the only writer of the store
web/        the pages
cli/        the terminal
"""
