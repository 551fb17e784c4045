"""What shows that a row of the cache is what was written: a hash of its parts, of where it stands too."""

import hashlib

from site_builder.engine.store_file import DamagedStoreError

__all__ = ["checked_blob", "checked_texts", "checksum"]


def checksum(*parts: str | bytes) -> bytes:
    """Return a hash of the parts; different parts, or the same cut otherwise, give different hashes."""
    raw = [part.encode() if isinstance(part, str) else part for part in parts]
    lengths = " ".join([str(len(part)) for part in raw])
    return hashlib.blake2b(b"".join((lengths.encode(), *raw)), digest_size=16).digest()


def checked_blob(stated: object, blob: object, *where: object) -> bytes:
    """Return `blob` when `stated` is the checksum of `where` it stands and of it; raises DamagedStoreError."""
    texts = _texts(where)
    if not isinstance(blob, bytes) or stated != checksum(*texts, blob):
        raise DamagedStoreError(f"a row of {' '.join(texts)!r}")
    return blob


def checked_texts(stated: object, *parts: object) -> None:
    """Raise DamagedStoreError unless all parts are texts and `stated` is their checksum."""
    texts = _texts(parts)
    if stated != checksum(*texts):
        raise DamagedStoreError(f"a row of {texts[0]!r}")


def _texts(parts: tuple[object, ...]) -> list[str]:
    texts = [part for part in parts if isinstance(part, str)]
    if len(texts) < len(parts):
        raise DamagedStoreError(f"a row of {parts[0]!r}")
    return texts
