"""Run one command and note its wall seconds, peak memory and exit code: launcher.py NOTE COMMAND…

A process of its own, because Linux counts the peak memory of whoever forks into the peak of the forked.
"""

import os
import sys
import time

start = time.perf_counter()
pid = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(pid, 0)
seconds = time.perf_counter() - start
peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
with open(sys.argv[1], "w", encoding="ascii") as note:
    note.write(f"{os.waitstatus_to_exitcode(status)} {seconds} {peak}")
