"""Sealing an exchange file with a pass phrase: scrypt for the key, AES-256-GCM for secrecy and proof against tampering.

A sealed file is the magic, a JSON header of fixed form ended by a line end, and the ciphertext; the header is
authenticated with it.
"""

from __future__ import annotations

import json
import os
import unicodedata

from workbench.domain.errors import StoreError

MAGIC = b"WBSEAL1\n"
#: scrypt's cost: 64 MiB and a few tenths of a second on an office machine.
_N, _R, _P = 1 << 16, 8, 1


def is_sealed(data: bytes) -> bool:
    """Whether `data` is a sealed file."""
    return data.startswith(MAGIC)


def seal(data: bytes, passphrase: str) -> bytes:
    """`data` sealed with `passphrase`."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(16), os.urandom(12)
    header = {
        "kdf": "scrypt",
        "n": _N,
        "r": _R,
        "p": _P,
        "cipher": "AES-256-GCM",
        "salt": salt.hex(),
        "nonce": nonce.hex(),
    }
    head = MAGIC + json.dumps(header, sort_keys=True).encode() + b"\n"
    return head + AESGCM(_key(passphrase, salt)).encrypt(nonce, data, head)


def unseal(data: bytes, passphrase: str) -> bytes:
    """What :func:`seal` sealed.

    Raises:
        StoreError: there is no pass phrase, it is wrong, or the file was changed.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not passphrase:
        raise StoreError("该交换文件已加密", "请输入发送方告知的口令")
    end = data.find(b"\n", len(MAGIC), len(MAGIC) + 1024)
    try:
        header = json.loads(data[len(MAGIC) : end])
        salt, nonce = bytes.fromhex(header["salt"]), bytes.fromhex(header["nonce"])
        known = (header["kdf"], header["n"], header["r"], header["p"], header["cipher"])
    except (ValueError, KeyError, TypeError) as error:
        raise _broken() from error
    # The cost is ours alone to set: a file could ask for any amount of memory.
    if end < 0 or known != ("scrypt", _N, _R, _P, "AES-256-GCM") or len(salt) != 16 or len(nonce) != 12:
        raise _broken()
    try:
        return AESGCM(_key(passphrase, salt)).decrypt(nonce, data[end + 1 :], data[: end + 1])
    except InvalidTag as error:
        raise StoreError("口令不对，或者文件在传送中被改动", "请核对口令；若口令无误，请对方重新发送") from error


def _key(passphrase: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    # The same characters typed on another keyboard or system may come composed otherwise.
    words = unicodedata.normalize("NFKC", passphrase.strip()).encode()
    return Scrypt(salt=salt, length=32, n=_N, r=_R, p=_P).derive(words)


def _broken() -> StoreError:
    return StoreError("加密的交换文件已损坏，或由更新版本的工作台发出", "请对方重新发送，或升级工作台")
