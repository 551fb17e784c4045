"""Keys of lines that may repeat across files."""

from site_builder.parsing import line_key, line_keys


def test_keys_do_not_see_spaces() -> None:
    """Lines that differ in their spaces only are the same line; keys are the same on every machine."""
    assert line_key("अपना  अखबार ") == line_key("अपना अखबार")
    assert line_key("अपना अखबार") == "6eeae0e6c73bead7"


def test_running_text_and_numbers_are_not_counted() -> None:
    """Only short lines with a letter can be the page's own."""
    text = f"अपना अखबार\n\n2023\n\n{'लंबा वाक्य ' * 30}\n\nहां"
    assert line_keys(text) == {line_key("अपना अखबार")}
