"""Frozen dataclasses to plain JSON data and back, by their type hints.

Understood are dataclasses, enums, ``tuple[X, ...]`` and fixed tuples, ``Mapping[int, X]`` and ``Mapping[str, X]``,
``X | None``, ``str``, ``int``, ``float``, ``bool`` and ``Any`` (plain JSON data, passed through). Fields that hold their
default are left out, so that stored objects stay small; fields the class no longer has are ignored.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from enum import Enum
from functools import cache, partial
from typing import Any, TypeVar

T = TypeVar("T")
_Decoder = Callable[[Any], Any]


class CodecError(ValueError):
    """The data does not fit the class it should become."""


def encode(value: object) -> Any:
    """Plain JSON data (dict, list, str, int, float, bool, None) for `value`.

    Raises:
        CodecError: `value` holds something that has no plain form.
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, (tuple, list)):
        return [encode(v) for v in value]
    if isinstance(value, Mapping):
        return {_encode_key(k): encode(v) for k, v in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _encode_dataclass(value)
    raise CodecError(f"no plain form for {type(value).__name__}")


def decode(cls: type[T], data: Any) -> T:
    """The object of class `cls` that :func:`encode` made `data` from.

    Raises:
        CodecError: `data` lacks a required field or holds a value of another type.
    """
    return typing.cast(T, _decoder(typing.cast(Hashable, cls))(data))


def decode_leniently(cls: type[T], data: Mapping[str, Any]) -> T:
    """The object that `data` describes, passing over fields whose values do not fit.

    Raises:
        CodecError: a field without a default is missing or does not fit.
    """
    try:
        return decode(cls, data)
    except CodecError:
        return decode(
            cls,
            {
                name: data[name]
                for name, read in _fields(typing.cast(Hashable, cls))
                if name in data and _fits(read, data[name])
            },
        )


def _fits(read: _Decoder, data: Any) -> bool:
    try:
        read(data)
    except CodecError:
        return False
    return True


def _encode_key(key: object) -> str:
    if isinstance(key, Enum):
        key = key.value
    if isinstance(key, bool) or not isinstance(key, (str, int)):
        raise CodecError(f"no plain form for the key {key!r}")
    return str(key)


def _encode_dataclass(value: Any) -> dict[str, Any]:
    plain = {}
    for name, default, factory in _defaults(typing.cast(Hashable, type(value))):
        held = getattr(value, name)
        if default is not dataclasses.MISSING:
            if held is default or (held == default and type(held) is type(default)):
                continue
        elif factory is not dataclasses.MISSING and held == factory():
            continue
        plain[name] = encode(held)
    return plain


@cache
def _defaults(cls: Any) -> tuple[tuple[str, Any, Any], ...]:
    return tuple((f.name, f.default, f.default_factory) for f in dataclasses.fields(cls) if f.init)


@cache
def _decoder(hint: Any) -> _Decoder:
    """How data becomes a value of type `hint`."""
    if hint is Any or hint is object:
        return lambda data: data
    origin = typing.get_origin(hint)
    if origin is not None:
        return _generic_decoder(hint, origin)
    if dataclasses.is_dataclass(hint):
        return partial(_decode_dataclass, hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return partial(_decode_enum, hint)
    if hint in (str, int, float, bool, type(None)):
        return partial(_decode_scalar, hint)
    raise CodecError(f"no decoder for {hint!r}")


def _generic_decoder(hint: Any, origin: Any) -> _Decoder:
    arguments = typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _union_decoder(arguments)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            inner = _lazy(arguments[0])
            return lambda data: tuple(inner(v) for v in _a(list, data))
        inners = [_lazy(a) for a in arguments]
        return lambda data: _decode_fixed(inners, data)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        read_key, read_value = _key_decoder(arguments[0]), _lazy(arguments[1])
        return lambda data: {read_key(k): read_value(v) for k, v in _a(dict, data).items()}
    raise CodecError(f"no decoder for {hint!r}")


def _lazy(hint: Any) -> _Decoder:
    """The decoder of `hint`, looked up when first used: classes may contain themselves."""

    def read(data: Any) -> Any:
        return _decoder(hint)(data)

    return read


def _union_decoder(arguments: tuple[Any, ...]) -> _Decoder:
    inners = [a for a in arguments if a is not type(None)]
    if len(inners) != 1 or len(inners) == len(arguments):
        raise CodecError(f"only X | None is understood, not {arguments!r}")
    inner = _lazy(inners[0])
    return lambda data: None if data is None else inner(data)


def _key_decoder(hint: Any) -> _Decoder:
    if hint is int:
        return _decode_int_key
    return _decoder(hint)


def _decode_int_key(data: Any) -> int:
    try:
        return int(data)
    except (TypeError, ValueError) as error:
        raise CodecError(f"not a whole number: {data!r}") from error


def _a(kind: type, data: Any) -> Any:
    if not isinstance(data, kind):
        raise CodecError(f"expected {kind.__name__}, found {type(data).__name__}")
    return data


def _decode_scalar(kind: type, data: Any) -> Any:
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise CodecError(f"expected {kind.__name__}, found {data!r}")
    return data


def _decode_enum(kind: type[Enum], data: Any) -> Enum:
    try:
        return kind(data)
    except ValueError as error:
        raise CodecError(f"{data!r} is no {kind.__name__}") from error


def _decode_fixed(inners: list[_Decoder], data: Any) -> tuple[Any, ...]:
    if len(_a(list, data)) != len(inners):
        raise CodecError(f"expected {len(inners)} values, found {len(data)}")
    return tuple(inner(v) for inner, v in zip(inners, data, strict=True))


@cache
def _fields(cls: Any) -> tuple[tuple[str, _Decoder], ...]:
    hints = typing.get_type_hints(cls)
    return tuple((f.name, _decoder(hints[f.name])) for f in dataclasses.fields(cls) if f.init)


def _decode_dataclass(cls: Any, data: Any) -> Any:
    _a(dict, data)
    values = {name: read(data[name]) for name, read in _fields(cls) if name in data}
    try:
        return cls(**values)
    except TypeError as error:
        raise CodecError(f"{cls.__name__}: {error}") from error
