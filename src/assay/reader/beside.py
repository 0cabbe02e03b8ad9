"""Work that a copy of this process does while this one goes on: a long document is read by two processors or more.

The copy has all that this process has, so nothing is handed to it; what it finds comes back through a pipe. Where the
system cannot copy a process, or one would be no use, the work is done here when its result is asked for: the result
is the same.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

_Found = TypeVar("_Found")
# More of them read pages no faster: the rest of the work is done by one or two.
_MOST = 4


def processes_of(wanted: int | None) -> int:
    """How many processes may read a document: as many as were wanted, by default one for each processor.

    One where a process cannot be copied safely: on other systems than Linux, from beside another thread, and from a
    process that is such a copy itself.
    """
    copied = sys.platform == "linux" and threading.active_count() == 1
    if not copied or multiprocessing.current_process().daemon:
        return 1
    return max(1, wanted if wanted is not None else min(_MOST, len(os.sched_getaffinity(0))))


def begun(task: Callable[[], _Found], processes: int) -> Callable[[], _Found]:
    """Begin a task in a copy of this process; what is given back waits for the result.

    With one process the task is done when its result is asked for. So it is where the copy did not live to the end, for
    lack of memory or because the task failed: then it fails here, with its own error. A result is made of plain values.
    """
    if processes < 2:
        return task
    try:
        own, its = multiprocessing.Pipe(duplex=False)
        copy = multiprocessing.get_context("fork").Process(target=_do, args=(task, own, its), daemon=True)
        copy.start()
    except OSError:
        return task
    its.close()

    def result() -> _Found:
        try:
            found: _Found = own.recv()
        except (EOFError, OSError):
            return task()
        finally:
            own.close()
            copy.join()
        return found

    return result


def _do(task: Callable[[], object], its_parents: Connection, own: Connection) -> None:
    """What the copy does. It lives shortly, and what it was copied from tells the user that it was interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    its_parents.close()
    try:
        own.send(task())
    except Exception:  # noqa: BLE001 - the task is done again where it was begun, and fails there
        return
    finally:
        own.close()
