"""Scans a project: walks its files once, reads declarations and source, and gathers what they show."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.numbers import counted
from stackpick_tui.advice.rule import Framework
from stackpick_tui.projects.conclusion import Scan
from stackpick_tui.projects.declarations import declared, declares
from stackpick_tui.projects.facts import facts
from stackpick_tui.projects.findings import Application, Finding, Place
from stackpick_tui.projects.ignored import ignored
from stackpick_tui.projects.limits import Deadline, Limits, OutOfTime
from stackpick_tui.projects.matching import imported_modules, possible, seen
from stackpick_tui.projects.notes import Notes
from stackpick_tui.projects.packages import BY_NAME
from stackpick_tui.projects.reading import Unreadable, text_of
from stackpick_tui.projects.signs import FEATURES, FILES, FRAMEWORKS, MENTIONS
from stackpick_tui.projects.source import Source
from stackpick_tui.projects.walking import walk

_HELPER_RATIO = 10
"""With this many times fewer modules than the other framework in its folder, an application is a helper."""
_DECLARED_FRAMEWORKS = {"flask": Framework.FLASK, "django": Framework.DJANGO}


def scan(directory: Path, limits: Limits = Limits()) -> Scan:  # noqa: B008 - frozen
    """Find out from a project's files what it runs and which of the five features it has.

    Args:
        directory: The project's folder.
        limits: How much of it is read.
    """
    scanning = _Scanning(directory, limits)
    try:
        scanning.run()
    except OutOfTime:
        scanning.notes.say(f"more than {limits.seconds:g} seconds: the rest is not read")
    return scanning.result()


class _Scanning:
    """A scan in progress."""

    def __init__(self, directory: Path, limits: Limits) -> None:
        self.notes = Notes()
        self._directory = directory
        self._limits = limits
        self._deadline = Deadline(limits.seconds)
        self._source = Source(directory, limits, self._deadline, self.notes)
        self._found: dict[tuple[Feature, str], Finding] = {}
        self._applications: dict[tuple[str, Framework], Application] = {}
        self._mentions: dict[Framework, Application] = {}
        self._importing = Counter[tuple[str, Framework]]()

    def run(self) -> None:
        files = self._files()
        declaring = [file for file in files if declares(file)]
        self._declarations(declaring)
        for feature, kind, pattern in FILES:
            if file := next((each for each in files if pattern.fullmatch(each)), None):
                self._find(feature, kind, Place(file))
        homes = {_parent(file) for file in declaring}
        homes |= {_parent(file) for file in files if PurePosixPath(file).name == "manage.py"}
        self._modules((file for file in files if file.endswith(".py")), homes)

    def result(self) -> Scan:
        return Scan(
            directory=self._directory,
            findings=tuple(
                found for feature in Feature for found in self._found.values() if found.feature is feature
            ),
            applications=tuple(self._main_applications()) or tuple(self._mentions.values()),
            notes=self.notes.lines,
        )

    def _main_applications(self) -> Iterator[Application]:
        """Yield the applications, but no helper: few modules on the other framework in one folder."""
        for (home, framework), application in self._applications.items():
            own, others = (max(self._importing[home, each], 1) for each in (framework, framework.other))
            if (home, framework.other) in self._applications and own * _HELPER_RATIO < others:
                file = application.place.file
                self.notes.say(
                    f"{file}: {framework.value} in {counted(own, 'module')} beside {others} on "
                    f"{framework.other.value}: a helper, not counted"
                )
            else:
                yield application

    def _files(self) -> list[str]:
        not_ours = ignored(self._directory, self._limits.seconds / 4)
        if not_ours is None:
            self.notes.say("git cannot say what it ignores here, so ignored files are read too")
        return list(walk(self._directory, not_ours or (), self._limits, self._deadline, self.notes))

    def _declarations(self, files: Iterable[str]) -> None:
        for requirement, file in declared(files, self._source):
            place = Place(file, requirement.line)
            if framework := _DECLARED_FRAMEWORKS.get(requirement.name):
                self._mention(framework, framework.value, place)
            if package := BY_NAME.get(requirement.name):
                for feature in package.features:
                    self._find(feature, package.title, place)

    def _modules(self, files: Iterable[str], homes: set[str]) -> None:
        waiting = list(FEATURES)
        for file in files:
            data = self._source.data(file)
            if not data:
                continue
            home = _home(file, homes)
            modules = imported_modules(data)
            for name, framework in _DECLARED_FRAMEWORKS.items():
                self._importing[home, framework] += name in modules
            frameworks = [each for each in FRAMEWORKS if (home, each.shows) not in self._applications]
            mentions = [each for each in MENTIONS if each.shows not in self._mentions]
            sought = possible((*frameworks, *mentions, *waiting), data, modules)
            if not sought:
                continue
            if len(data) > self._limits.source_bytes:
                self.notes.add(file, f"longer than {self._limits.source_bytes // 1024} KiB, not parsed")
                continue
            try:
                said = facts(text_of(data))
            except Unreadable as error:
                self.notes.add(file, str(error))
                continue
            for sign, kind, line in seen(sought, said):
                place = Place(file, line)
                if isinstance(sign.shows, Feature):
                    waiting.remove(sign)
                    self._find(sign.shows, kind, place)
                elif sign in MENTIONS:
                    self._mention(sign.shows, kind, place)
                else:
                    key = (home, sign.shows)
                    self._applications.setdefault(key, Application(home, sign.shows, kind, place))

    def _find(self, feature: Feature, kind: str, place: Place) -> None:
        self._found.setdefault((feature, kind), Finding(feature, kind, place))

    def _mention(self, framework: Framework, kind: str, place: Place) -> None:
        self._mentions.setdefault(framework, Application(".", framework, kind, place))


def _parent(file: str) -> str:
    return str(PurePosixPath(file).parent)


def _home(file: str, homes: set[str]) -> str:
    """Return the nearest folder above a file that declares packages, or else the project's."""
    return next((str(each) for each in PurePosixPath(file).parents if str(each) in homes), ".")
