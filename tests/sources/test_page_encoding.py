"""The encoding of saved web pages."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.errors import SourceError
from site_builder.parsing import parse
from site_builder.sources import read
from site_builder.sources.page_encoding import decode_page


@pytest.mark.parametrize(
    ("declared", "codec", "text"),
    [
        ('<meta charset="windows-1251">', "cp1251", "Мост открыт"),
        ("<META http-equiv=Content-Type content='text/html; charset=Shift_JIS'>", "shift_jis", "新しい橋が開通した"),
        ('<?xml version="1.0" encoding="iso-8859-1"?>', "cp1252", "Il a dit “oui”"),
        ("<meta charset=iso-2022-jp>", "iso2022_jp", "新しい橋"),
        ("<meta charset=tis-620>", "tis_620", "สะพานใหม่"),
        ("<meta charset=gb2312>", "gb18030", "新桥开通"),
    ],
)
def test_an_old_encoding_is_read_as_the_page_names_it(declared: str, codec: str, text: str) -> None:
    """This covers each form in which a page may declare its encoding."""
    decoded = decode_page(f"{declared}<p>{text}</p>".encode(codec))
    assert decoded is not None
    assert text in decoded.text
    assert decoded.bad is None


@pytest.mark.parametrize(
    "name", ["windows-1252", "utf-8", "utf-7", "unicode_escape", "rot13", "zlib", "nonsense", "idna", "utf-16"]
)
def test_utf_8_is_believed_before_what_the_page_names(name: str) -> None:
    """Browsers save pages as UTF-8 and keep the old declaration. Unusual codecs are never used."""
    decoded = decode_page(f"<meta charset={name}><p>नया पुल</p>".encode())
    assert decoded is not None
    assert "नया पुल" in decoded.text


def test_a_wrong_name_of_an_encoding_is_accepted() -> None:
    """If the bytes do not fit the declared encoding, the declaration is ignored."""
    decoded = decode_page(b"<meta charset=shift_jis><p>caf\xe9 \xff\xfe\xfd</p>")
    assert decoded is not None
    assert "caf" in decoded.text


@given(st.binary(max_size=300) | st.binary(max_size=60).map(lambda tail: b"<meta charset=euc-jp><p>x" + tail))
def test_any_bytes_as_a_page_are_an_article_or_a_fault(content: bytes) -> None:
    """A page never stops a build: it is parsed, or a `SourceError` names the file."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.html").write_bytes(content)
        try:
            source = read(Path(folder), "a.html").source
        except SourceError as error:
            paths = {problem.path for problem in error.problems}
            assert paths == {"a.html"}
        else:
            assert source.format == "html"
            parse(source)
