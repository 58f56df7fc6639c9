"""Prints how often the intervals hold what is true: `python -m tests.honesty.report`."""

from __future__ import annotations

from tests.honesty import coverage


def main() -> None:
    print("FPIR, independent searches: 95% interval around a known rate")
    print(f"{'n':>6} {'FPIR':>6} {'simulated':>10} {'exact':>7}")
    for n, p in coverage.BINOMIAL:
        seen = coverage.binomial_coverage(n, p)
        print(f"{n:6} {p:6.1%} {seen.share:10.3f} {seen.expected:7.3f}")
    print("\nRatio of a group's FPIR to the whole: 95% bootstrap interval")
    for case in coverage.GROUP_CASES:
        print(f"{case.name} (n={case.n})")
        for share, rate, seen in zip(case.shares, case.rates, coverage.ratio_coverage(case), strict=True):
            print(f"  share {share:4.0%} FPIR {rate:4.0%} ratio {rate / case.whole:5.2f}: {seen.share:.3f}")
    print("\nLeave-one-out against fresh outside probes, random templates on a sphere")
    print(
        f"{'n':>5} {'measured':>9} {'outside':>8} {'variance':>9} {'as shown':>9} {'naive':>10} {'none':>5}"
    )
    for n, fpir in coverage.SPHERES:
        seen = coverage.outside_probes(n, fpir)
        print(
            f"{n:5} {seen.measured:9.4f} {seen.outside:8.4f} {seen.spread:8.2f}x {seen.as_shown.share:9.3f}"
            f" {seen.naive.share:10.3f} {seen.none_seen:5}"
        )
    print("\nGroups that do not differ: some group of three flagged (stated: at most 5%)")
    for paired in (False, True):
        seen = coverage.flagged_shares(paired)
        print(f"  {'pairs within a group' if paired else 'relabelled at random'}: {seen.share:.3f}")
    for rate in (0.06, 0.08, 0.1, 0.12):
        found = coverage.planted(rate)
        flagged = sum(own for own, _ in found) / len(found)
        print(f"Planted FPIR {rate:.0%} in 30% of 1000, 4% in the others: flagged in {flagged:.3f}")


if __name__ == "__main__":
    main()
