"""Cut the power off at every moment of what the program does, in a model of a disk; the README has more."""

import argparse
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.powercut.scenarios import SCENARIOS
from tests.powercut.tracing import missing
from tests.powercut.trial import Effort, run


def main(arguments: Sequence[str] | None = None) -> int:
    given = _parser().parse_args(arguments)
    for s in SCENARIOS:
        if given.only and s.name not in given.only: continue
        t=time.time()
        cuts, rec = run(s, Effort(given.states, given.recoveries, given.seed))
        print(s.name, f"{time.time()-t:.1f}s", cuts, rec, flush=True)
    return 0

def _parser():
    parser = argparse.ArgumentParser(prog="python -m tests.powercut", description=__doc__)
    parser.add_argument("--states", type=int, default=24)
    parser.add_argument("--recoveries", type=int, default=8)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="+")
    return parser

if __name__ == "__main__":
    sys.exit(main())
