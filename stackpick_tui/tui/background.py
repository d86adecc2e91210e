"""Run work that may take long, or forever, off the interface's thread."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


async def in_background(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a function on a thread of its own, and return its result.

    Unlike `asyncio.to_thread`, this never delays the end of the program: a disk that does not answer must not
    keep anybody from quitting.
    """
    result: Future[T] = Future()
    result.set_running_or_notify_cancel()

    def run() -> None:
        try:
            result.set_result(function(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - raised where it is awaited
            result.set_exception(error)

    Thread(target=run, name="background", daemon=True).start()
    return await asyncio.wrap_future(result)
