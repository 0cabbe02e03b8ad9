from pathlib import Path

import pytest

from assay.core.languages import Text
from assay.core.strict_yaml import UnreadableYaml, load_yaml, parse_yaml


def test_scalars_stay_text() -> None:
    assert parse_yaml("{a: 1.10, b: no, c: 2024-01-01, d: 007}") == {
        "a": "1.10",
        "b": "no",
        "c": "2024-01-01",
        "d": "007",
    }


def test_a_key_given_twice_is_refused_with_its_line() -> None:
    with pytest.raises(UnreadableYaml, match=r"book\.yaml, line 3: the key 'a' stands twice"):
        parse_yaml("a: 1\nb: 2\na: 3\n", "book.yaml")


def test_a_nested_key_given_twice_is_refused_too() -> None:
    with pytest.raises(UnreadableYaml, match="'en' stands twice"):
        parse_yaml("name: {en: x, en: y}")


def test_broken_yaml_names_its_line() -> None:
    with pytest.raises(UnreadableYaml, match="line 2"):
        parse_yaml("a: [1\nb: 2")


def test_a_file_in_another_encoding_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "book.yaml"
    path.write_bytes("name: 小集團".encode("gb18030"))
    with pytest.raises(UnreadableYaml, match="save it as UTF-8"):
        load_yaml(path)


def test_text_falls_back_to_the_other_script_and_then_to_english() -> None:
    words = Text.of({"en": "water", "zh-Hant": "水"})
    assert words.in_language("zh-Hans") == "水"
    assert Text.of("water").in_language("zh-Hant") == "water"
    assert words.missing == ("zh-Hans",)
    with pytest.raises(ValueError, match="'b' is no language"):
        Text.of({"en": "a", "b": ""})
