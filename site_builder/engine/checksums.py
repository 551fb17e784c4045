"""Checksums of rows of the cache: a hash of the parts of a row and of its place."""

import hashlib

import msgspec

from site_builder.engine.store_file import DamagedStoreError

__all__ = ["checked_blob", "checked_texts", "checksum"]

_encode = msgspec.msgpack.Encoder().encode


def checksum(*parts: object) -> bytes:
    """Return a hash of the parts; other parts, another division or another type give another hash.

    MessagePack states type and length of each part. Every row that a build looks at is checked, so this is fast.
    """
    return hashlib.blake2b(_encode(parts), digest_size=16).digest()


def checked_blob(stated: object, blob: object, *where: object) -> bytes:
    """Return `blob` when `stated` is the checksum of `where` it stands and of it; raises DamagedStoreError."""
    if not isinstance(blob, bytes) or stated != checksum(*where, blob):
        raise DamagedStoreError(f"a row of {' '.join(map(str, where))!r}")
    return blob


def checked_texts(stated: object, *parts: object) -> None:
    """Raise DamagedStoreError unless `stated` is the checksum of the parts, which were texts when it was made."""
    if stated != checksum(*parts):
        raise DamagedStoreError(f"a row of {parts[0]!r}")
