"""The patterns of the rules: names in braces replaced, and patterns from a user's own file that could hang refused."""

from __future__ import annotations

import re

from workbench.domain.errors import KnownError
from workbench.review.market.effort import LIMIT, effort_of
from workbench.review.market.forms import Form, compiled


class RulesError(KnownError):
    """A rule or vocabulary file that cannot be used."""


class Macros:
    """Named word lists and pattern pieces that rules use in braces: {外地}, {经营者}; {~20} is "up to 20 characters"."""

    _USE = re.compile(r"\{(~{1,2})(\d{1,3})\}|\{([\u4e00-\u9fff]+)\}")

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        self._patterns: dict[str, str] = {}
        self._distrusted: set[str] = set()

    def distrust(self, file: str) -> None:
        """Try patterns of `file` at once, and refuse those that could take too long on some text."""
        self._distrusted.add(file)

    def add(self, file: str, words: object, patterns: object) -> None:
        """Add a file's word lists (appended to lists of the same name) and pattern pieces (which replace)."""
        if not isinstance(words, dict) or not isinstance(patterns, dict):
            raise RulesError(
                "words 或 patterns 的写法不对", '请写成 [words] 一段，每行如 "名称" = ["词一", "词二"]', subject=file
            )
        for key, values in words.items():
            if not isinstance(values, list) or not all(isinstance(v, str) and v for v in values):
                raise RulesError(f"词表“{key}”不是词语列表", '请写成 "名称" = ["词一", "词二"]', subject=file)
            self._words.setdefault(key, []).extend(values)
        for key, value in patterns.items():
            if not isinstance(value, str):
                raise RulesError(f"片段“{key}”不是文字", "请用引号括起", subject=file)
            self._patterns[key] = value

    def expand(self, source: str, depth: int = 0) -> str:
        """`source` with every use of a name replaced.

        Raises:
            KeyError: a name that no list or piece has.
        """
        if depth > 8:
            raise KeyError("相互引用的片段")

        def one(found: re.Match[str]) -> str:
            if found[1]:
                return f"[^{'。；' if len(found[1]) == 1 else '。'}]{{0,{found[2]}}}?"
            if found[3] in self._words:
                return "(?:" + "|".join(sorted(map(re.escape, self._words[found[3]]), key=lambda w: (-len(w), w))) + ")"
            return f"(?:{self.expand(self._patterns[found[3]], depth + 1)})"

        return self._USE.sub(one, source)

    def form(self, file: str, owner: str, source: object) -> Form:
        """A rule's pattern; one from the user's own file is compiled and weighed at once, shipped ones at first use.

        Raises:
            RulesError: the pattern uses an unknown name, is no regular expression, or could take too long.
        """
        if not isinstance(source, str) or not source:
            raise RulesError(f"规则“{owner}”的式样不是文字", "请用引号括起", subject=file)
        try:
            form = Form(self.expand(source))
        except KeyError as error:
            raise RulesError(
                f"规则“{owner}”用了没有定义的名称{error}", "请在 [words] 或 [patterns] 中先定义", subject=file
            ) from error
        if file in self._distrusted:
            _check(file, owner, source, form)
        return form


def _check(file: str, owner: str, source: str, form: Form) -> None:
    try:
        compiled(form.pattern)
    except re.error as error:
        raise RulesError(f"规则“{owner}”的式样有误（{error}）", "请检查括号是否成对", subject=file) from error
    except (RecursionError, OverflowError) as error:
        raise RulesError(f"规则“{owner}”的式样嵌套过深或者次数过大", "请拆成几条较短的式样", subject=file) from error
    if effort_of(form.pattern) > LIMIT:
        raise RulesError(
            f"规则“{owner}”的式样“{source[:40]}”在有的文字上会比对很久，可能使程序停住",
            "请不要在括号后再加 +、*，不要连用几个 .* 或 .+；可以用 {~20} 表示至多二十个字",
            subject=file,
        )
