"""Reading of picture files and removal of their metadata."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageSequence
from PIL.PngImagePlugin import PngInfo

from site_builder.picture_files import size_of, without_metadata

SECRETS = (b"Meera Joshi", b"GPS-SECRET", b"2025:11:06 10:00:00")
ORIENTATION, ARTIST, DATE, GPS = 0x0112, 0x013B, 0x0132, 0x8825


def exif(orientation: int = 1) -> Image.Exif:
    """Return the EXIF data of a phone: author, time, place and orientation."""
    data = Image.Exif()
    data[ARTIST], data[DATE] = "Meera Joshi", "2025:11:06 10:00:00"
    if orientation != 1:
        data[ORIENTATION] = orientation
    data.get_ifd(GPS)[29] = "GPS-SECRET"
    return data


def picture(format_: str, orientation: int = 1, **options: object) -> bytes:
    """Return a picture of 60 by 40 pixels with all of this metadata."""
    made = Image.linear_gradient("L").resize((60, 40)).convert("RGB")
    file = io.BytesIO()
    made.save(file, format_, exif=exif(orientation), **options)
    return file.getvalue()


def pixels(content: bytes) -> bytes:
    """Return the pixels of a picture."""
    return Image.open(io.BytesIO(content)).convert("RGB").tobytes()


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_place_time_and_owner_are_removed(format_: str, orientation: int) -> None:
    """Pixels, size and orientation stay. The same picture gives the same bytes."""
    before = picture(format_, orientation)
    assert any(secret in before for secret in SECRETS)
    after = without_metadata(before)
    assert not any(secret in after for secret in SECRETS)
    assert len(after) == len(before)
    assert pixels(after) == pixels(before)
    assert without_metadata(after) == after == without_metadata(before)
    if format_ != "AVIF":  # In this format, the format itself stores the orientation.
        assert Image.open(io.BytesIO(after)).getexif().get(ORIENTATION, 1) == orientation


def test_comments_and_text_go_too() -> None:
    """Removed are comment and XMP of a JPEG, text and time of a PNG, and data after the end."""
    jpeg = picture("JPEG", comment=b"Meera Joshi", xmp=b"<x>GPS-SECRET</x>") + b"GPS-SECRET"
    text = PngInfo()
    text.add_text("Author", "Meera Joshi")
    text.add_itxt("XML:com.adobe.xmp", "GPS-SECRET")
    png = picture("PNG", pnginfo=text)
    for before in (jpeg, png, picture("WEBP", xmp=b"<x>GPS-SECRET</x>")):
        after = without_metadata(before)
        assert not any(secret in after for secret in SECRETS)
        assert pixels(after) == pixels(before)


def test_a_colour_profile_stays() -> None:
    """Without the profile, the colours would change."""
    profile = b"ICC-PROFILE-BYTES" * 10
    for format_ in ("JPEG", "PNG", "WEBP"):
        after = without_metadata(picture(format_, icc_profile=profile))
        assert Image.open(io.BytesIO(after)).info["icc_profile"] == profile


@given(st.binary(max_size=200), st.sampled_from([b"", b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP"]))
def test_any_bytes_have_an_outcome(content: bytes, start: bytes) -> None:
    """There is no exception, and the number of bytes stays."""
    assert len(without_metadata(start + content)) == len(start + content)


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=8), st.sampled_from(["JPEG", "PNG", "WEBP", "AVIF"]))
def test_damaged_pictures_have_an_outcome(at: int, damage: bytes, format_: str) -> None:
    """This includes wrong lengths and offsets."""
    content = bytearray(picture(format_))
    content[at % len(content) :][: len(damage)] = damage
    assert len(without_metadata(bytes(content))) == len(content)


def test_the_size_is_the_one_that_is_shown(tmp_path: Path) -> None:
    """For a rotated picture, width and height are exchanged. A file that is not a picture has no size."""
    (tmp_path / "a.jpg").write_bytes(picture("JPEG", 6))
    (tmp_path / "b.png").write_bytes(picture("PNG"))
    (tmp_path / "c.png").write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "d.jpg").write_bytes(picture("JPEG")[:30])
    assert [size_of(tmp_path / name) for name in ("a.jpg", "b.png", "c.png", "d.jpg")] == [
        (40, 60),
        (60, 40),
        None,
        None,
    ]


def moving(comment: bytes) -> bytes:
    """Return a GIF with two frames, endless repetition and a comment."""
    frames = [Image.linear_gradient("L").resize((60, 40)).rotate(turn) for turn in (0, 180)]
    file = io.BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], loop=0, duration=50, comment=comment)
    return file.getvalue()


def xmp(text: bytes) -> bytes:
    """Return XMP data as programs write them into a GIF: plain XML, and a trailer that makes readers skip it."""
    return b"\x21\xff\x0bXMP DataXMP" + text + b"\x01" + bytes(range(255, -1, -1)) + b"\x00"


@pytest.mark.parametrize("size", [1, 253, 254, 255, 256, 257, 300, 510, 511, 512, 513])
def test_of_the_extra_data_of_a_gif_only_the_repeat_count_stays(size: int) -> None:
    """Comments, XMP and data after the end become zeros. Both frames and the endless repetition stay."""
    secret = (b"Meera Joshi, Rampur " * 30)[:size]
    content = moving(secret)
    at = content.index(b"\x21\xfe")
    content = content[:at] + xmp(b"<x>" + secret + b"</x>") + content[at:] + b"GPS-SECRET"
    cleaned = without_metadata(content)
    assert len(cleaned) == len(content)
    assert without_metadata(cleaned) == cleaned
    assert secret[:12] not in cleaned or size < 12
    assert b"GPS-SECRET" not in cleaned
    for number in range(2):
        before, after = (Image.open(io.BytesIO(each)) for each in (content, cleaned))
        frames = [sum(1 for _ in ImageSequence.Iterator(each)) for each in (before, after)]
        assert (before.info["loop"], after.info["loop"], frames) == (0, 0, [2, 2])
        before.seek(number)
        after.seek(number)
        assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()


@given(st.binary(max_size=300))
def test_any_gif_has_an_outcome(content: bytes) -> None:
    """The length stays, however damaged the file is."""
    assert len(without_metadata(b"GIF89a" + content)) == len(content) + 6
