"""Pictures that lie beside the articles."""

import os
from pathlib import Path

from tests.kit import Project

PNG = bytes.fromhex("89504e470d0a1a0a")


def with_picture(folder: Path, image: str) -> Project:
    """Return a project whose one article states this image."""
    text = f"+++\nimage = '{image}'\nimage_alt = 'पुल'\n+++\nनदी पर नया पुल खुला\n\nजयपुर में नदी पर नया पुल आज खुल गया।"
    return Project(folder, {"news/a.txt": text}, '[site]\nbase_url = "https://example.org/"\n')


def test_a_picture_beside_its_article_is_copied_and_shown(tmp_path: Path) -> None:
    """The page links the copy relatively, previews get its full address, and it goes when the article goes."""
    project = with_picture(tmp_path, "../img/Bridge One.PNG")
    (project.seeds / "img").mkdir()
    (project.seeds / "img" / "Bridge One.PNG").write_bytes(PNG)
    assert project.build().left_out == 0
    (copy,) = (project.public / "pictures").iterdir()
    assert copy.read_bytes() == PNG
    page = project.article()
    assert f'src="../pictures/{copy.name}"' in page
    assert f'content="https://example.org/pictures/{copy.name}"' in page
    assert project.build().written == 0
    project.write("news/a.txt", "नदी पर नया पुल खुला\n\nजयपुर में नदी पर नया पुल आज खुल गया।")
    project.build()
    assert not (project.public / "pictures").exists()


def test_a_changed_picture_of_the_same_size_is_copied_again(tmp_path: Path) -> None:
    """Even one with an older time stamp."""
    project = with_picture(tmp_path, "a.png")
    file = project.seeds / "news" / "a.png"
    file.write_bytes(PNG)
    project.build()
    file.write_bytes(PNG[::-1])
    os.utime(file, ns=(1, 1))
    project.build()
    (copy,) = (project.public / "pictures").iterdir()
    assert copy.read_bytes() == PNG[::-1]


def test_a_missing_picture_is_told_and_the_article_stays(tmp_path: Path) -> None:
    """When it is there at last, the page shows it."""
    project = with_picture(tmp_path, "a.png")
    assert project.build().articles == 1
    assert project.troubles() == [
        "news/a.txt: its image 'news/a.png' is not in the folder; fix `image` in its front matter"
    ]
    assert "<img" not in project.article()
    (project.seeds / "news" / "a.png").write_bytes(PNG)
    project.build()
    assert project.troubles() == []
    assert "<img" in project.article()


def test_a_file_that_is_no_picture_is_not_published(tmp_path: Path) -> None:
    """Neither text nor a drawing that could run scripts, nor a link out of the folder."""
    for number, name in enumerate(("secret.txt", "drawing.svg", "link.png")):
        project = with_picture(tmp_path / str(number), name)
        if name == "link.png":
            (tmp_path / "outside.png").write_bytes(PNG)
            (project.seeds / "news" / name).symlink_to(tmp_path / "outside.png")
        else:
            (project.seeds / "news" / name).write_bytes(PNG)
        project.build()
        assert len([text for text in project.troubles() if "its image" in text]) == 1
        assert not (project.public / "pictures").exists()


def test_a_name_that_no_file_can_have_costs_the_picture_only(tmp_path: Path) -> None:
    """The article is in the site, and the warning names it."""
    project = Project(tmp_path, {"a.md": f"---\nimage: {'x' * 5000}.png\n---\n# पुल खुला\n\nनदी पर पुल खुल गया।"})
    assert project.build(jobs=1).articles == 1
    assert "is not in the folder" in project.troubles()[0]
