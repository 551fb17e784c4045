"""What shows that a row of the cache is what was written: a hash of its parts, of where it stands too."""

import hashlib

import msgspec

from site_builder.engine.store_file import DamagedStoreError

__all__ = ["checked_blob", "checked_texts", "checksum"]

_encode = msgspec.msgpack.Encoder().encode


def checksum(*parts: object) -> bytes:
    """Return a hash of the parts; different parts, or the same cut otherwise, or of another type, give another one.

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
