"""What a look costs among how many accounts, as a picture."""

from collections.abc import Sequence
from pathlib import Path

from matplotlib.figure import Figure

from tests.bench.fleet import Run


def draw(runs: Sequence[Run], path: Path) -> None:
    """CPU and memory for each account against the number of accounts, as a PNG."""
    picture = Figure(figsize=(7, 4), layout="constrained")
    cost = picture.subplots()
    sizes = [run.accounts for run in runs]
    cost.semilogx(sizes, [run.cpu for run in runs], "o-", color="tab:blue")
    cost.set(
        xlabel="accounts",
        ylabel="CPU of a look, us",
        ylim=(0, None),
        title="A look of ten positions",
    )
    memory = cost.twinx()
    held = [run for run in runs if run.accounts >= 1_000]
    memory.semilogx([run.accounts for run in held], [run.memory for run in held], "s--", color="tab:red")
    memory.set(ylabel="memory of an account, KiB", ylim=(0, None))
    path.parent.mkdir(exist_ok=True)
    picture.savefig(path, dpi=120)
