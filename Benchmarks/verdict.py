"""Holds ratios against their floors and says what came of it."""

import statistics

from run import show, spread


class Verdicts:
    def __init__(self):
        self.rows = []
        self.missed = 0

    def judge(self, goal, what, values, bound, aim, more_is_better=False, aimed=None):
        """The median of the rounds counts. `aimed`: what is held against the aim, where that is something else."""
        median = statistics.median(values)
        best = statistics.median(aimed or values)
        holds, reached = (median >= bound, best >= aim) if more_is_better else (median <= bound, best <= aim)
        self.missed += not holds
        sign = "≥" if more_is_better else "≤"
        verdict = "MISS" if not holds else "PASS, aim reached" if reached else "PASS"
        self.rows.append([goal, what, *spread(values, "{:,.3f}"), f"{sign} {bound:,g}", f"{sign} {aim:,g}", verdict])

    def tell(self, goal, what, values, why):
        """Shown and not judged."""
        self.rows.append([goal, what, *spread(values, "{:,.3f}"), "", "", why])

    def leave(self, goal, what, why):
        self.rows.append([goal, what, "", "", "", "", "", f"not measured: {why}"])

    def show(self):
        show(["goal", "ratio", "median", "least", "most", "floor", "aim", "verdict"], self.rows)
