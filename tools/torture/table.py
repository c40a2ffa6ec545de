"""The table of docs/reliability.md, from the log of all runs."""

from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from inference.files.atomic_file import atomic_write
from tools.torture import runs

BEGIN, END = "<!-- torture: python -m tools.torture --table writes this -->", "<!-- end of torture -->"

Counts = Counter[str]
Figures = dict[str, float]


def _sum(counts: Counts, start: str) -> int:
    return sum(count for name, count in counts.items() if name.startswith(start))


# kind -> what is tested, the bar, and how what was reached is said.
ROWS: dict[str, tuple[str, str, Callable[[Counts, Figures], str]]] = {
    "datagrams": (
        "datagrams fuzzed (structured, mutated, random, floods and bundles)",
        "10,000,000: 0 crashes, 0 hangs, 0 files outside, no heartbeat later than 1 s",
        lambda c, f: (
            f"{_sum(c, 'sent to the socket'):,} to the socket of a daemon, of which it dropped "
            f"{c['dropped, since too many waited']:,} since too many waited; {_sum(c, 'into the dispatcher'):,} "
            f"straight into its decoder and dispatcher, without the rendering; {c['heartbeats']:,} heartbeats, "
            f"the longest silence {f.get('longest_silence_s', 0):.2f} s"
        ),
    ),
    "guided": (
        "coverage-guided runs on decoder, arguments and metadata (atheris)",
        "1 hour, 0 findings left",
        lambda c, f: f"{_sum(c, 'runs of'):,} runs",
    ),
    "properties": (
        "properties of the whole command table (hypothesis)",
        "0 findings left",
        lambda c, f: f"{c['examples of properties']:,} examples",
    ),
    "requests": (
        "requests of eight clients, random cancels, model changes, vanishing clients",
        "200,000, each ended exactly once, none misdirected",
        lambda c, f: (
            f"{c['requests']:,}; {c['clients that vanished']:,} clients vanished, after which nothing waited; "
            f"the longest silence {f.get('longest_silence_s', 0):.2f} s"
        ),
    ),
    "kills": (
        "kill -9 in mid-render",
        "1,000: 0 incomplete files, 0 leftovers after the next start",
        lambda c, f: (
            f"{c['kills in mid-render']:,}, of which {c['temporary files when it was killed']:,} were in the middle "
            f"of a file; {c['files that were checked']:,} files checked"
        ),
    ),
    "soak": (
        "soak",
        "2 hours: growth under 2 MB, descriptors and threads constant",
        lambda c, f: (
            f"{f.get('hours', 0):.2f} hours, {c['requests']:,} requests, growth {f.get('growth_mb', 0):.2f} MB"
        ),
    ),
    "paths": (
        "paths tried (links, dots, races, odd names)",
        "1,000: 0 outside",
        lambda c, f: f"{c['paths tried']:,}, {c['of them in a race']:,} of them in a race",
    ),
    "models": (
        "damaged models",
        "6,000: 0 crashes, 0 wrong exceptions, the list complete each time",
        lambda c, f: (
            f"{c['damaged models']:,} in {c['lists']:,} lists: {c['refused']:,} refused, of which "
            f"{c['crashed a library, in their trial']:,} crashed a library and "
            f"{c['did not end, which their trial noticed']:,} did not end, in the process that tries them"
        ),
    ),
}


def write(page: Path, folder: Path) -> None:
    """Write the table of the log in `folder` between the marks of a page; raises OSError where one is missing."""
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise OSError(f"{page} has no lines {BEGIN} and {END}, between which the table belongs.")
    with atomic_write(page) as temporary:
        temporary.write_text(f"{before}{BEGIN}\n\n{make(list(runs.read(folder)))}\n{END}{after}", encoding="utf-8")


def make(lines: list[dict]) -> str:
    """The table, the machines and the faults of the runs of a log."""
    by_kind: dict[str, list[dict]] = defaultdict(list)
    for line in lines:
        by_kind[line["kind"]].append(line)
    rows = ["| test | bar | done | faults | hours in all |", "|---|---|---|---:|---:|"]
    for kind, (what, bar, say) in ROWS.items():
        done = [line for line in by_kind[kind] if not line["skipped"]]
        if not done:
            reason = next((line["skipped"] for line in by_kind[kind]), "")
            rows.append(f"| {what} | {bar} | not run{f': {reason}' if reason else ''} | | |")
            continue
        counts = sum((Counter(line["counts"]) for line in done), Counter())
        figures = {n: max(line["figures"].get(n, 0.0) for line in done) for line in done for n in line["figures"]}
        hours = sum(line["seconds"] for line in done) / 3600
        rows.append(f"| {what} | {bar} | {say(counts, figures)} | {counts['faults']} | {hours:.2f} |")
    text = "\n".join(rows)
    for machine in sorted({line["machine"] for line in lines}):
        own = [line for line in lines if line["machine"] == machine]
        dates = sorted(line["date"][:10] for line in own)
        versions = ", ".join(sorted({line["version"] for line in own}))
        text += f"\n\n{len(own)} runs from {dates[0]} to {dates[-1]} of the versions {versions} on: {machine}."
    if faulty := [line for line in lines if line["faults"]]:
        text += "\n\nRuns that found faults, each with its first one:\n"
        for line in faulty:
            first = " ".join(line["faults"][0].split())[:300]
            text += f"\n- {line['kind']}, version {line['version']}, {line['counts']['faults']} in all: `{first}`"
    return text + "\n"
